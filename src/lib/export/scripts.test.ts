import { describe, expect, test } from 'vitest';
import { content } from '../../../scripts/content';
import { commandsIn, shapes, type Values, withoutComments } from './testing';

const { rules } = content;
const SHOWN = 5;

/**
 * The cmdlets that scripts may use, with the parameters they use, as Microsoft's reference has them: modules
 * ServerManager, Dism, NetSecurity, SmbShare, ActiveDirectory, Kds, Hyper-V and CredentialSpec.
 */
const CMDLETS: Readonly<Record<string, readonly string[]>> = {
	'Install-WindowsFeature': ['Name'],
	'Enable-WindowsOptionalFeature': ['Online', 'FeatureName', 'All', 'NoRestart'],
	'Add-WindowsCapability': ['Online', 'Name'],
	'New-NetFirewallRule': ['DisplayName', 'Direction', 'Action', 'Protocol', 'LocalPort'],
	'Get-Credential': ['UserName', 'Message'],
	'New-SmbGlobalMapping': ['RemotePath', 'Credential', 'LocalPath', 'RequirePrivacy'],
	'New-Item': ['ItemType', 'Path', 'Force'],
	'Test-Path': ['Path'],
	'Install-Module': ['Name'],
	'New-CredentialSpec': ['AccountName', 'Path'],
	'Test-ADServiceAccount': ['Identity'],
	'New-ADGroup': ['Name', 'SamAccountName', 'GroupScope'],
	'New-ADServiceAccount': [
		'Name',
		'DnsHostName',
		'ServicePrincipalNames',
		'PrincipalsAllowedToRetrieveManagedPassword'
	],
	'Add-ADGroupMember': ['Identity', 'Members'],
	'Set-ADServiceAccount': ['Identity', 'ServicePrincipalNames'],
	'Get-KdsRootKey': [],
	'Add-KdsRootKey': ['EffectiveImmediately'],
	'Stop-VM': ['Name'],
	'Start-VM': ['Name'],
	'Set-VMProcessor': ['VMName', 'ExposeVirtualizationExtensions'],
	'Get-VMNetworkAdapter': ['VMName'],
	'Set-VMNetworkAdapter': ['MacAddressSpoofing']
};
/** Programs and the flags that scripts give them; docker is asked itself, in a test of its own. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
	kubectl: ['-l', '-o', '-f'],
	helm: ['--namespace'],
	az: [
		'-n',
		'-g',
		'--name',
		'--resource-group',
		'--enable-smb-driver',
		'--enable-windows-gmsa',
		'--gmsa-dns-server',
		'--gmsa-root-domain-name'
	],
	icacls: []
};

const bare = (word: string) => word.replaceAll(/[(){};]/g, '');

/** What is wrong with a line: an unknown program, cmdlet or parameter. */
function mistakes(words: readonly string[]): readonly string[] {
	const [program = ''] = words;
	if (program === 'docker') return [];
	const flags = PROGRAMS[program];
	if (flags)
		return words
			.filter((word) => word.startsWith('-') && !flags.includes(word))
			.map((word) => `${program} ${word}`);
	const wrong: string[] = [];
	let cmdlet: string | undefined;
	let isFirst = true;
	for (const word of words) {
		const name = bare(word);
		if ((isFirst || word.startsWith('(')) && /^[A-Z][A-Za-z]+-\w+$/.test(name)) {
			cmdlet = name;
			if (!(name in CMDLETS)) wrong.push(name);
		} else if (name.startsWith('-') && name !== '-not' && !CMDLETS[cmdlet ?? '']?.includes(name.slice(1))) {
			wrong.push(`${cmdlet ?? program} ${name}`);
		}
		isFirst = ['|', '=', '{'].includes(word);
	}
	return cmdlet === undefined ? [...wrong, program] : wrong;
}

const GROUPS = [
	['isolation-mode', 'hypervisor', 'platform'],
	['host-os'],
	['account', 'host-domain', 'directory'],
	['storage', 'share'],
	['network-driver', 'network-need', 'host-access']
];
const BASE: Values = {
	platform: 'hyperv-vm',
	'isolation-mode': 'hyper-v',
	'host-os': 'ws2022',
	'base-image': 'servercore'
};

const lines = new Map<string, { readonly words: readonly string[]; readonly values: Values }>();
const unbalanced: string[] = [];
const looked = new Set<string>();
let plans = 0;
for (const orchestrator of ['none', 'swarm', 'kubernetes', 'aks', 'aks-azure-local', undefined]) {
	const base = { ...BASE, orchestrator };
	for (const { values, artefacts } of shapes({
		rules,
		groups: GROUPS,
		baselines: [base, { ...base, account: 'gmsa', 'network-driver': 'transparent' }],
		print: (files) =>
			files
				.filter(({ path }) => path.startsWith('prepare-'))
				.map(({ text }) => withoutComments(text))
				.join('\0'),
		looked
	})) {
		plans++;
		for (const { path, text } of artefacts) {
			if (!path.endsWith('.ps1')) continue;
			for (const words of commandsIn(text)) {
				const key = words.join('\0');
				if (!lines.has(key)) lines.set(key, { words, values });
			}
			for (const line of withoutComments(text).split('\n')) {
				if ((line.match(/'/g) ?? []).length % 2 === 1 || (line.match(/"/g) ?? []).length % 2 === 1)
					unbalanced.push(line);
			}
		}
	}
}

describe('scripts of every plan shape', () => {
	test('use only cmdlets, programs and parameters that are documented', () => {
		console.log(`${plans} plans, ${lines.size} commands`);
		const wrong = [...lines.values()].flatMap(({ words, values }) =>
			mistakes(words).map((mistake) => `${mistake} in ${words.join(' ')} for ${JSON.stringify(values)}`)
		);
		expect(lines.size).toBeGreaterThan(40);
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});

	test('use every cmdlet of that list', () => {
		const used = new Set([...lines.values()].flatMap(({ words }) => words.map(bare)));
		expect(Object.keys(CMDLETS).filter((cmdlet) => !used.has(cmdlet))).toEqual([]);
	});

	test('with a misspelt cmdlet or parameter are refused', () => {
		for (const { words } of lines.values()) {
			if (words[0] === 'docker') continue;
			for (const [at, word] of words.entries()) {
				if (!(bare(word) in CMDLETS) && (word === '-not' || !/^-{1,2}[A-Za-z]/.test(word))) continue;
				expect(mistakes(words.with(at, word.replace(/\w(?=\W*$)/, 'xx'))), words.join(' ')).not.toEqual([]);
			}
		}
	});

	test('close every quote', () => expect(unbalanced.slice(0, SHOWN)).toEqual([]));
});
