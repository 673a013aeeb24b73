import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { type Answered, StandInDaemon } from '../../../tests/fixtures/docker';
import type { Artefact } from './artefacts';
import { commandsIn, shapes, type Values } from './testing';

const { rules } = content;
/** clients at a time */
const CLIENTS = 2;
/** how many mismatches a failing test prints */
const SHOWN = 5;

let daemon: StandInDaemon;
beforeAll(async () => {
	daemon = await StandInDaemon.start();
});
afterAll(() => daemon.stop());

const GROUPS = [
	['network-driver', 'lan-address', 'network-need', 'platform', 'sdn-policy', 'routes'],
	['host-access'],
	['app-kind', 'base-image'],
	['account', 'host-os', 'host-domain'],
	['storage', 'share'],
	['isolation-mode', 'hypervisor']
];
const BASE = {
	'app-kind': 'web-own',
	'base-image': 'servercore',
	'base-version': 'ltsc2025',
	'host-os': 'ws2025',
	account: 'container-user',
	storage: 'named-volume',
	'isolation-mode': 'process'
};
const STARTERS = {
	none: { ...BASE, orchestrator: 'none', 'network-driver': 'nat' },
	swarm: { ...BASE, orchestrator: 'swarm', 'network-driver': 'overlay' }
};
/** What artefacts look at and commands for docker do not depend on. */
const NO_MATTER = ['orchestrator', 'image-version', 'base-version', 'directory', 'framework', 'entry-needs'];

/** Docker refuses these by itself, and the rules forbid them; such plans cannot be. */
const cannotBe = (values: Values) =>
	values['isolation-mode'] === 'hyper-v' &&
	['gpu', 'device', 'shared-network'].includes(values['host-access'] ?? '');

function dockerCommands(artefacts: readonly Artefact[]): readonly (readonly string[])[] {
	return artefacts
		.filter(({ language }) => language === 'powershell')
		.flatMap(({ text }) => commandsIn(text))
		.filter(([program]) => program === 'docker')
		.map(([, ...words]) => words);
}

/** Two commands that differ in the name of a label's value are one to the client. */
const keyOf = (words: readonly string[]) => words.join('\0').replace(/osversion==[\w-]+/, 'osversion==host');

/** What a command must make the client ask for, written from the plan and not from the command. */
function expected(words: readonly string[], values: Values): unknown {
	const [first, second] = words;
	if (first === 'run') return expectedContainer(values);
	if (first === 'service') return expectedService(values);
	if (first === 'network') return expectedNetwork(values);
	if (first === 'volume') return { name: 'app-data' };
	if (first === 'swarm') return { listen: '192.0.2.10:2377', advertise: '192.0.2.10' };
	if (first === 'config') return { name: 'app-gmsa', data: 'e30=' };
	if (first === 'node') return { labels: { osversion: values['host-os'] } };
	if (first === 'info') return null;
	return `nobody expects docker ${first ?? ''} ${second ?? ''}`;
}

const ISOLATION: Readonly<Record<string, string>> = { process: 'process', 'hyper-v': 'hyperv' };
const USERS: Readonly<Record<string, string>> = {
	'container-user': 'ContainerUser',
	'container-administrator': 'ContainerAdministrator',
	'own-account': 'appuser',
	gmsa: 'NT AUTHORITY\\NETWORK SERVICE'
};
const CLASSES: Readonly<Record<string, string>> = {
	gpu: 'class/5B45201D-F2F2-4F3B-85BB-30FF1F953599',
	device: 'class/change-me-class-guid'
};
const MOUNTS: Readonly<Record<string, object>> = {
	'bind-mount': { Type: 'bind', Source: 'C:\\ContainerData', Target: 'C:\\data' },
	'named-volume': { Type: 'volume', Source: 'app-data', Target: 'C:\\data' },
	'smb-global-mapping': { Type: 'bind', Source: 'G:\\appdata', Target: 'C:\\data' }
};

const userOf = ({ account = '', 'app-kind': kind, 'base-image': image = '' }: Values) =>
	kind === 'service' || ['iis', 'aspnet', 'wcf'].includes(image) ? '' : (USERS[account] ?? '');
/** What the advice of the guide says of L2bridge: addresses of the LAN, asked for or handed out, or a prefix. */
function bridge(values: Values): 'asked' | 'handed-out' | 'routed' | 'translated' {
	const { 'lan-address': address, 'network-need': need, platform, 'sdn-policy': policy, routes } = values;
	const edge = policy === 'host-edge';
	const lan = address === 'static' || need === 'caller-address' || need === 'vlan';
	if (platform === 'azure-vm') return lan || (edge && routes === 'yes') ? 'routed' : 'translated';
	if (platform === 'hyperv-vm' && edge && need !== 'vlan' && (lan || routes === 'yes')) return 'handed-out';
	return lan ? 'asked' : 'translated';
}
const portOf = ({ 'app-kind': kind, 'base-image': image }: Values) =>
	kind === 'web-own' || (kind === 'web-iis' && image?.startsWith('dotnet-'))
		? 8080
		: kind === 'web-iis' || kind === 'wcf'
			? 80
			: undefined;
const hostname = (values: Values) =>
	values['account'] === 'gmsa' && values['host-os'] === 'ws2016' ? 'change-me-gmsa' : '';

function expectedContainer(values: Values): object {
	const driver = values['network-driver'] ?? '';
	const shares = values['host-access'] === 'shared-network';
	const hasAddress =
		!shares &&
		((driver === 'transparent' && values['lan-address'] !== 'dhcp') ||
			(driver === 'l2bridge' && bridge(values) === 'asked'));
	const publishes =
		!shares && (driver === 'nat' || (driver === 'l2bridge' && bridge(values) === 'translated'));
	const port = portOf(values);
	const isJob = values['app-kind'] === 'scheduled';
	return {
		image: 'change-me-registry/app:change-me-tag',
		name: 'app',
		command: null,
		isolation: ISOLATION[values['isolation-mode'] ?? ''] ?? '',
		network: shares
			? 'container:change-me-container'
			: ({ nat: 'nat', transparent: 'app-network', l2bridge: 'app-network' }[driver] ?? 'default'),
		address: hasAddress ? '192.0.2.41' : undefined,
		ports: publishes && port !== undefined ? { [`${port}/tcp`]: [{ HostIp: '', HostPort: '8080' }] } : {},
		mounts: [MOUNTS[values['storage'] ?? '']].filter((mount) => mount !== undefined),
		user: userOf(values),
		hostname: hostname(values),
		security: values['account'] === 'gmsa' ? ['credentialspec=file://change-me-gmsa.json'] : [],
		devices: [CLASSES[values['host-access'] ?? '']].filter((device) => device !== undefined),
		memory: 2 * 1024 ** 3,
		cpus: 2e9,
		restart: isJob ? 'no' : 'unless-stopped',
		isRemoved: isJob
	};
}

function expectedService(values: Values): object {
	const overlay = values['network-driver'] === 'overlay';
	const port = overlay ? portOf(values) : undefined;
	const gmsa = values['account'] === 'gmsa';
	return {
		image: 'change-me-registry/app:change-me-tag',
		name: 'app',
		isolation: ISOLATION[values['isolation-mode'] ?? ''] ?? '',
		networks: overlay ? [{ Target: 'network' }] : [],
		endpoint: {
			Mode: overlay ? 'dnsrr' : 'vip',
			...(port === undefined
				? {}
				: { Ports: [{ Protocol: 'tcp', TargetPort: port, PublishedPort: 8080, PublishMode: 'host' }] })
		},
		mounts: [MOUNTS[values['storage'] ?? '']].filter((mount) => mount !== undefined),
		user: userOf(values),
		hostname: hostname(values),
		credentialSpec: gmsa ? 'config' : undefined,
		constraints: [
			'node.platform.os==windows',
			...(values['isolation-mode'] === 'process' && values['host-os'] !== undefined
				? ['node.labels.osversion==host']
				: []),
			...(['bind-mount', 'named-volume'].includes(values['storage'] ?? '')
				? ['node.hostname==change-me-node']
				: [])
		],
		memory: 2 * 1024 ** 3,
		cpus: 2e9,
		restart: values['app-kind'] === 'scheduled' ? 'none' : undefined
	};
}

function expectedNetwork(values: Values): object {
	const driver = values['network-driver'];
	const lan = [{ Subnet: '192.0.2.0/24', Gateway: '192.0.2.1' }];
	const own = { Subnet: '10.244.0.0/24' };
	const vlan: Record<string, string> =
		values['network-need'] === 'vlan' ? { 'com.docker.network.windowsshim.vlanid': '7' } : {};
	const common = { name: 'app-network', driver };
	if (driver === 'overlay') return { ...common, attachable: true, subnets: [own], options: {} };
	if (driver === 'transparent')
		return {
			...common,
			attachable: false,
			subnets: values['lan-address'] === 'dhcp' ? [] : lan,
			options: vlan
		};
	const bridged = { ...common, attachable: false };
	const prefix = [{ ...own, Gateway: '10.244.0.1' }];
	switch (bridge(values)) {
		case 'asked':
			return { ...bridged, subnets: lan, options: vlan };
		case 'handed-out':
			return { ...bridged, subnets: lan, options: {} };
		case 'routed':
			return { ...bridged, subnets: prefix, options: {} };
		case 'translated':
			return {
				...bridged,
				subnets: prefix,
				options: {
					'com.docker.network.windowsshim.enable_outboundnat': 'true',
					'com.docker.network.windowsshim.outboundnat_exceptions': '10.0.0.0/8'
				}
			};
	}
}

/** The parts of what a daemon is asked that these tests read; everything else is left as the client sends it. */
interface Body {
	Name?: string;
	Data?: string;
	Labels?: Record<string, string>;
	ListenAddr?: string;
	AdvertiseAddr?: string;
	Driver?: string;
	Attachable?: boolean;
	IPAM?: { Config?: Record<string, string>[] };
	Options?: Record<string, string>;
	Image?: string;
	Cmd?: string[] | null;
	User?: string;
	Hostname?: string;
	HostConfig?: {
		Isolation: string;
		NetworkMode: string;
		PortBindings: object;
		Mounts?: object[];
		SecurityOpt: string[] | null;
		Devices: { PathOnHost: string }[];
		Memory: number;
		NanoCpus: number;
		RestartPolicy: { Name: string };
		AutoRemove: boolean;
	};
	NetworkingConfig?: { EndpointsConfig: Record<string, { IPAMConfig: { IPv4Address?: string } | null }> };
	TaskTemplate?: {
		ContainerSpec: {
			Image: string;
			Isolation?: string;
			Mounts?: object[];
			User?: string;
			Hostname?: string;
			Privileges?: { CredentialSpec?: { Config: string } };
		};
		Resources: { Limits: { MemoryBytes: number; NanoCPUs: number } };
		RestartPolicy?: { Condition: string };
		Placement: { Constraints: string[] };
		Networks?: object[];
	};
	EndpointSpec?: object;
}

/** The same, from what the client asked for. */
function got(words: readonly string[], { asked }: Answered): unknown {
	const request = asked[0];
	const body = request?.body as Body | undefined;
	switch (words[0]) {
		case 'run': {
			const host = body?.HostConfig;
			return {
				image: body?.Image,
				name: request?.query['name'],
				command: body?.Cmd,
				isolation: host?.Isolation,
				network: host?.NetworkMode,
				address: Object.values(body?.NetworkingConfig?.EndpointsConfig ?? {})[0]?.IPAMConfig?.IPv4Address,
				ports: host?.PortBindings,
				mounts: host?.Mounts ?? [],
				user: body?.User,
				hostname: body?.Hostname,
				security: host?.SecurityOpt ?? [],
				devices: host?.Devices.map(({ PathOnHost }) => PathOnHost),
				memory: host?.Memory,
				cpus: host?.NanoCpus,
				restart: host?.RestartPolicy.Name,
				isRemoved: host?.AutoRemove
			};
		}
		case 'service': {
			const task = body?.TaskTemplate;
			const spec = task?.ContainerSpec;
			return {
				image: spec?.Image,
				name: body?.Name,
				isolation: spec?.Isolation ?? '',
				networks: task?.Networks ?? [],
				endpoint: body?.EndpointSpec,
				mounts: spec?.Mounts ?? [],
				user: spec?.User ?? '',
				hostname: spec?.Hostname ?? '',
				credentialSpec: spec?.Privileges?.CredentialSpec?.Config,
				constraints: task?.Placement.Constraints.map((text) =>
					text.replace(/osversion==[\w-]+/, 'osversion==host')
				),
				memory: task?.Resources.Limits.MemoryBytes,
				cpus: task?.Resources.Limits.NanoCPUs,
				restart: task?.RestartPolicy?.Condition
			};
		}
		case 'network':
			return {
				name: body?.Name,
				driver: body?.Driver,
				attachable: body?.Attachable,
				subnets: body?.IPAM?.Config ?? [],
				options: body?.Options ?? {}
			};
		case 'volume':
			return { name: body?.Name };
		case 'swarm':
			return { listen: body?.ListenAddr, advertise: body?.AdvertiseAddr };
		case 'config':
			return { name: body?.Name, data: body?.Data };
		case 'node':
			return { labels: body?.Labels };
		default:
			return body ?? null;
	}
}

/** Runs `work` on each item, some at a time. */
async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
	let next = 0;
	const one = async () => {
		for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
	};
	await Promise.all(Array.from({ length: CLIENTS }, one));
}

describe.each(['none', 'swarm'] as const)('commands where the containers are started by "%s"', (starter) => {
	const looked = new Set<string>();
	const commands = new Map<
		string,
		{ readonly words: readonly string[]; readonly wanted: Map<string, Values> }
	>();
	let plans = 0;
	const base: Values = STARTERS[starter];
	for (const { values, artefacts } of shapes({
		rules,
		groups: GROUPS,
		baselines: [base, { ...base, account: 'gmsa' }, { ...base, 'base-image': 'dotnet-nanoserver' }],
		print: (files) => JSON.stringify(dockerCommands(files)),
		looked
	})) {
		if (cannotBe(values)) continue;
		plans++;
		for (const words of dockerCommands(artefacts)) {
			const key = keyOf(words);
			const known = commands.get(key) ?? { words, wanted: new Map<string, Values>() };
			known.wanted.set(JSON.stringify(expected(words, values)), values);
			commands.set(key, known);
		}
	}

	test('the shapes vary everything that the artefacts look at', () => {
		expect([...looked].filter((variable) => ![...GROUPS.flat(), ...NO_MATTER].includes(variable))).toEqual(
			[]
		);
	});

	test('the docker client takes every command and asks for what the plan says', async () => {
		console.log(`${starter}: ${plans} plans, ${commands.size} commands`);
		expect(commands.size).toBeGreaterThan(100);
		const wrong: string[] = [];
		await inTurn([...commands.values()], async ({ words, wanted }) => {
			if (wrong.length >= SHOWN) return;
			const answered = await daemon.run(words);
			if (answered.code !== 0) {
				wrong.push(`docker ${words.join(' ')}: ${answered.stderr}`);
				return;
			}
			const asked = JSON.parse(JSON.stringify(got(words, answered) ?? null)) as unknown;
			for (const [text, values] of wanted) {
				const want = JSON.parse(text) as unknown;
				try {
					expect(asked).toEqual(want);
				} catch (error) {
					wrong.push(`${JSON.stringify(values)}: docker ${words.join(' ')}: ${String(error)}`);
				}
			}
		});
		expect(wrong).toEqual([]);
	});
});

describe('the docker client', () => {
	const command = (): readonly string[] => [
		'run',
		'--detach',
		'--isolation',
		'process',
		'--user',
		'x',
		'image'
	];

	test('refuses a misspelt flag, so a misspelt flag fails these tests', async () => {
		expect((await daemon.run(command())).code).toBe(0);
		for (const [at, word] of command().entries()) {
			if (!word.startsWith('--')) continue;
			const { code, stderr } = await daemon.run(command().with(at, `${word.slice(0, -1)}x`));
			expect([code, stderr]).toEqual([125, expect.stringContaining('unknown flag')]);
		}
	});

	test('shows a value that differs from the plan', async () => {
		const answered = await daemon.run(command().with(3, 'hyperv'));
		expect(got(['run'], answered)).toMatchObject({ isolation: 'hyperv', user: 'x' });
	});
});
