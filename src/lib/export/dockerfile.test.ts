import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { dockerfile } from './dockerfile';
import { combinations, planWith, type Values, withoutComments } from './testing';
import { workloadOf } from './workload';

const { rules } = content;
const SHOWN = 5;
/** Error and warning, as language servers number them. */
const SEVERE = [1, 2];

const HEAD = '# a head';
const VARIABLES = [
	'base-image',
	'base-version',
	'image-version',
	'framework',
	'app-kind',
	'account',
	'entry-needs'
];
const looked = new Set<string>();
const files = new Map<string, { readonly text: string; readonly values: Values }>();
let plans = 0;
// who starts the containers decides what is left out, and nothing in this file
for (const values of combinations(rules, VARIABLES)) {
	// the version that the guide chose is the version that was named
	if (values['base-version'] !== undefined && values['image-version'] !== 'open') continue;
	// what the entry point needs is looked at for services alone; one other kind shows that
	if (!['service', 'console'].includes(values['app-kind'] ?? '') && values['entry-needs'] !== undefined)
		continue;
	plans++;
	const text = dockerfile(workloadOf(planWith(values, looked), rules), HEAD);
	if (!files.has(text)) files.set(text, { text, values });
}

const problemsOf = (text: string) => validate(text).filter(({ severity }) => SEVERE.includes(severity ?? 1));

describe('Dockerfiles of every plan shape', () => {
	test('vary everything that they look at', () => {
		// the same parts of a workload say what is left out for what starts the containers
		const others = ['orchestrator', 'storage', 'network-driver', 'host-access'];
		expect([...looked].filter((variable) => ![...VARIABLES, ...others].includes(variable))).toEqual([]);
	});

	test('have no mistakes', () => {
		console.log(`${plans} plans, ${files.size} Dockerfiles`);
		expect(files.size).toBeGreaterThan(300);
		const wrong = [...files.values()].flatMap(({ text, values }) =>
			problemsOf(text).map(
				({ code, range }) =>
					`${JSON.stringify(values)}: line ${range.start.line}: problem ${String(code)} of dockerfile-utils`
			)
		);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('with one misspelt instruction are refused', () => {
		const text = [...files.keys()][0] ?? '';
		for (const instruction of new Set(withoutComments(text).match(/^[A-Z]+(?= )/gm))) {
			expect(
				problemsOf(text.replaceAll(new RegExp(`^${instruction} `, 'gm'), `${instruction}X `)),
				instruction
			).not.toEqual([]);
		}
	});

	test('begin on a tag that is published for the Windows version, or on a blank', () => {
		const bases = new Set([...files.keys()].flatMap((text) => text.match(/(?<=^FROM ).*$/m) ?? []));
		expect(
			[...bases].filter((base) => !PUBLISHED.has(base) && !/change-me-base-(tag|image)$/.test(base))
		).toEqual([]);
		expect([...PUBLISHED].filter((base) => !bases.has(base))).toEqual([]);
	});

	test('set a service to Local System where it needs rights on the system, and to no more where it does not', () => {
		for (const { text, values } of files.values()) {
			const set = /sc\.exe config \S+ obj= ("[^"]+"|\S+)/.exec(text)?.[1];
			if (set === undefined) continue;
			const hasRights = ['gmsa', 'container-administrator'].includes(values['account'] ?? '');
			const low =
				values['account'] === 'gmsa' ? '"NT AUTHORITY\\NETWORK SERVICE"' : '"NT AUTHORITY\\LocalService"';
			expect(set, JSON.stringify(values)).toBe(
				values['entry-needs'] === 'admin' && hasRights ? 'LocalSystem' : low
			);
		}
	});

	test('name the account last, and leave it to the images that bring ServiceMonitor', () => {
		for (const { text, values } of files.values()) {
			const users = text.match(/(?<=^USER ).*$/gm) ?? [];
			const own =
				['iis', 'aspnet', 'wcf'].includes(values['base-image'] ?? '') || values['app-kind'] === 'service';
			expect(users.at(-1)).toBe(own ? undefined : USERS[values['account'] ?? '']);
		}
	});
});

const USERS: Readonly<Record<string, string>> = {
	'container-user': 'ContainerUser',
	'container-administrator': 'ContainerAdministrator',
	'own-account': 'appuser',
	gmsa: '"NT AUTHORITY\\NETWORK SERVICE"'
};

/**
 * Microsoft's documentation of August 2026: base images and their tags, microsoft/iis-docker, dotnet/dotnet-docker and
 * microsoft/dotnet-framework-docker.
 */
const PUBLISHED = new Set(
	[
		'windows/nanoserver:ltsc2025',
		'windows/nanoserver:ltsc2022',
		'windows/nanoserver:1809',
		'windows/servercore:ltsc2025',
		'windows/servercore:ltsc2022',
		'windows/servercore:ltsc2019',
		'windows/servercore:ltsc2016',
		'windows/server:ltsc2025',
		'windows/server:ltsc2022',
		'windows:1809',
		...['ltsc2025', 'ltsc2022', 'ltsc2019', 'ltsc2016'].map(
			(release) => `windows/servercore/iis:windowsservercore-${release}`
		),
		...['runtime', 'aspnet', 'wcf'].flatMap((repository) =>
			[
				'4.8.1-windowsservercore-ltsc2025',
				'4.8.1-windowsservercore-ltsc2022',
				'4.8-windowsservercore-ltsc2019',
				'4.8-windowsservercore-ltsc2016'
			].map((tag) => `dotnet/framework/${repository}:${tag}`)
		),
		...['runtime', 'aspnet'].flatMap((repository) =>
			[
				'10.0-nanoserver-ltsc2025',
				'10.0-nanoserver-ltsc2022',
				'10.0-windowsservercore-ltsc2025',
				'10.0-windowsservercore-ltsc2022',
				'8.0-nanoserver-ltsc2025',
				'8.0-nanoserver-ltsc2022',
				'8.0-nanoserver-1809',
				'8.0-windowsservercore-ltsc2025',
				'8.0-windowsservercore-ltsc2022',
				'8.0-windowsservercore-ltsc2019'
			].map((tag) => `dotnet/${repository}:${tag}`)
		)
	].map((image) => `mcr.microsoft.com/${image}`)
);
