import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { content } from '../../../scripts/content';
import { shapes, type Values, withoutComments } from './testing';

const { rules } = content;
const SHOWN = 5;

const GROUPS = [
	['network-need', 'host-access'],
	['app-kind', 'base-image'],
	['account', 'host-domain', 'pod-policy'],
	['storage'],
	['host-os', 'base-version', 'image-version']
];
const NO_MATTER = [
	'orchestrator',
	'network-driver',
	'lan-address',
	'isolation-mode',
	'hypervisor',
	'platform',
	'directory',
	'framework',
	'share',
	'entry-needs'
];
const BASE: Values = {
	'app-kind': 'web-own',
	'base-image': 'servercore',
	'base-version': 'ltsc2025',
	'host-os': 'ws2025',
	account: 'container-user',
	storage: 'csi-smb',
	'isolation-mode': 'process',
	'network-driver': 'l2bridge'
};

interface Manifest {
	readonly apiVersion: string;
	readonly kind: string;
	readonly metadata: { readonly name: string; readonly namespace?: string };
}
interface Kept {
	readonly manifest: Manifest;
	readonly values: Values;
}

function manifestsOf(text: string): readonly Manifest[] {
	return parseAllDocuments(text).map((document) => {
		expect(document.errors).toEqual([]);
		return document.toJS() as Manifest;
	});
}

/** Every distinct manifest of every plan shape. */
const looked = new Set<string>();
const manifests = new Map<string, Kept>();
let plans = 0;
for (const orchestrator of ['kubernetes', 'aks', 'aks-azure-local']) {
	const base = { ...BASE, orchestrator };
	const texts = new Set<string>();
	for (const { values, artefacts } of shapes({
		rules,
		groups: GROUPS,
		baselines: [base, { ...base, account: 'gmsa' }, { ...base, 'host-os': undefined }],
		print: (files) =>
			files
				.filter(({ language }) => language === 'yaml')
				.map(({ path, text }) => path + withoutComments(text))
				.join('\0'),
		looked
	})) {
		plans++;
		for (const { language, text } of artefacts) {
			const bare = withoutComments(text);
			if (language !== 'yaml' || texts.has(bare)) continue;
			texts.add(bare);
			for (const manifest of manifestsOf(text)) {
				const key = JSON.stringify(manifest);
				if (!manifests.has(key)) manifests.set(key, { manifest, values });
			}
		}
	}
}

/**
 * The types that are generated from the OpenAPI description of Kubernetes. The compiler takes an object literal for
 * one of them only if every field exists there, has the right type, and none is missing.
 */
const MODULES: Readonly<Record<string, string>> = {
	v1: 'core/v1',
	'apps/v1': 'apps/v1',
	'batch/v1': 'batch/v1',
	'storage.k8s.io/v1': 'storage/v1',
	'rbac.authorization.k8s.io/v1': 'rbac/v1'
};
const isGmsa = ({ kind }: Manifest) => kind === 'GMSACredentialSpec';

/** What the compiler says of these manifests, each with the place in the list that it is about. */
function complaints(list: readonly object[]): readonly string[] {
	const source = list
		.map((manifest, at) => {
			const { apiVersion, kind } = manifest as Manifest;
			const module = MODULES[apiVersion] ?? 'unknown';
			// one line each, so that the line of a complaint is the number of the manifest
			return `export const m${at}: import('kubernetes-types/${module}').${kind} = ${JSON.stringify(manifest)};`;
		})
		.join('\n');
	const file = resolve('manifests-of-this-test.ts');
	const options: ts.CompilerOptions = {
		strict: true,
		exactOptionalPropertyTypes: true,
		noEmit: true,
		types: [],
		lib: ['lib.es2022.d.ts'],
		target: ts.ScriptTarget.ES2022,
		module: ts.ModuleKind.ESNext,
		moduleResolution: ts.ModuleResolutionKind.Bundler
	};
	const host = ts.createCompilerHost(options);
	const disk = ts.createCompilerHost(options);
	host.getSourceFile = (name, version) =>
		name === file ? ts.createSourceFile(name, source, version) : disk.getSourceFile(name, version);
	host.fileExists = (name) => name === file || disk.fileExists(name);
	host.readFile = (name) => (name === file ? source : disk.readFile(name));
	const program = ts.createProgram([file], options, host);
	return ts.getPreEmitDiagnostics(program).map(({ file: where, start, messageText }) => {
		const line = where && start !== undefined ? where.getLineAndCharacterOfPosition(start).line : -1;
		return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
	});
}

const word = { type: 'string', minLength: 1 };
const shut = (properties: object, required = Object.keys(properties)) => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false
});
/** The custom resource is no part of Kubernetes. These are the fields that its project, windows-gmsa, describes. */
const isCredentialSpec = new Ajv({ allErrors: true }).compile(
	shut({
		apiVersion: { const: 'windows.k8s.io/v1' },
		kind: { const: 'GMSACredentialSpec' },
		metadata: shut({ name: word }),
		credspec: shut({
			ActiveDirectoryConfig: shut(
				{
					GroupManagedServiceAccounts: {
						type: 'array',
						minItems: 1,
						items: shut({ Name: word, Scope: word })
					},
					HostAccountConfig: shut({ PluginGUID: word, PluginInput: word, PortableCcgVersion: word })
				},
				['GroupManagedServiceAccounts']
			),
			CmsPlugins: { type: 'array', items: { const: 'ActiveDirectory' } },
			DomainJoinConfig: shut({
				DnsName: word,
				DnsTreeName: word,
				Guid: word,
				MachineAccountName: word,
				NetBiosName: word,
				Sid: word
			})
		})
	})
);

describe('manifests', () => {
	const builtIn = [...manifests.values()].filter(({ manifest }) => !isGmsa(manifest));
	const custom = [...manifests.values()].filter(({ manifest }) => isGmsa(manifest));

	test('the shapes vary everything that the artefacts look at', () => {
		expect([...looked].filter((variable) => ![...GROUPS.flat(), ...NO_MATTER].includes(variable))).toEqual(
			[]
		);
	});

	test('of every plan shape have only fields that Kubernetes has, with values of the right type', () => {
		const kinds = new Set(builtIn.map(({ manifest }) => manifest.kind));
		console.log(`${plans} plans, ${builtIn.length} manifests of ${kinds.size} kinds, ${custom.length} gMSA`);
		expect([...kinds].sort()).toEqual([
			'ClusterRole',
			'CronJob',
			'DaemonSet',
			'Deployment',
			'Namespace',
			'PersistentVolume',
			'PersistentVolumeClaim',
			'RoleBinding',
			'Secret',
			'Service',
			'StorageClass'
		]);
		expect(complaints(builtIn.map(({ manifest }) => manifest)).slice(0, SHOWN)).toEqual([]);
	});

	test('with one misspelt field are refused, wherever the field is', () => {
		const some = [...new Map(builtIn.map(({ manifest }) => [manifest.kind, manifest])).values()];
		const broken = some.flatMap((manifest) => withOneFieldMisspelt(manifest));
		const found = new Set(complaints(broken).map((text) => Number(text.split(':')[0])));
		console.log(`${broken.length} misspelt fields`);
		expect(broken.length).toBeGreaterThan(50);
		expect(broken.filter((_, at) => !found.has(at)).map((one) => JSON.stringify(one))).toEqual([]);
	});

	test('of a gMSA have the fields of its custom resource, and a misspelt one is refused', () => {
		expect(custom.length).toBeGreaterThan(1);
		for (const { manifest } of custom) {
			isCredentialSpec(manifest);
			expect(isCredentialSpec.errors ?? []).toEqual([]);
			for (const broken of withOneFieldMisspelt(manifest)) expect(isCredentialSpec(broken)).toBe(false);
		}
	});

	test('have names that Kubernetes allows, and labels that select their pods', () => {
		const wrong = [...manifests.values()].filter(
			({ manifest: { metadata } }) =>
				![metadata.name, metadata.namespace ?? 'x'].every((name) =>
					/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)
				)
		);
		expect(wrong).toEqual([]);
		for (const { manifest } of builtIn) {
			const { selector, template } =
				(
					manifest as Manifest & {
						readonly spec?: {
							readonly selector?: { readonly matchLabels?: object };
							readonly template?: { readonly metadata: { readonly labels: object } };
						};
					}
				).spec ?? {};
			if (selector?.matchLabels) expect(template?.metadata.labels).toMatchObject(selector.matchLabels);
		}
	});

	test('carry the decisions of the plan', () => {
		const wrong: string[] = [];
		for (const { manifest, values } of builtIn) {
			const pod = podOf(manifest);
			if (!pod) continue;
			const want = expectedPod(values);
			try {
				expect(pod).toMatchObject(want.has);
				for (const field of want.lacks) expect(pod).not.toHaveProperty(field);
			} catch (error) {
				wrong.push(`${JSON.stringify(values)}: ${String(error)}`);
			}
		}
		expect(wrong.slice(0, SHOWN)).toEqual([]);
	});
});

/** Copies of a value, each with one field of objects misspelt. Keys that people choose, such as labels, are left. */
function withOneFieldMisspelt(value: object): object[] {
	return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
		const isFree =
			/^(labels|matchLabels|selector|nodeSelector|stringData|parameters|volumeAttributes|capacity|requests|limits)$/;
		const renamed = Object.fromEntries(
			Object.entries(value).map(([name, one]: [string, unknown]) => [name === key ? `${name}x` : name, one])
		);
		const kind = key === 'kind' || key === 'apiVersion' ? [] : Array.isArray(value) ? [] : [renamed];
		if (typeof inner !== 'object' || inner === null || (isFree.test(key) && !('matchLabels' in inner)))
			return kind;
		return [
			...kind,
			...withOneFieldMisspelt(inner).map((one) =>
				Array.isArray(value) ? Object.assign([], value, { [key]: one }) : { ...value, [key]: one }
			)
		];
	});
}

interface WithSpec {
	readonly spec?: {
		readonly template?: { readonly spec: object };
		readonly jobTemplate?: { readonly spec: { readonly template: { readonly spec: object } } };
	};
}
function podOf(manifest: object): object | undefined {
	const { spec } = manifest as WithSpec;
	return spec?.jobTemplate?.spec.template.spec ?? spec?.template?.spec;
}

const ROOTLESS: Readonly<Record<string, string>> = {
	'container-user': 'ContainerUser',
	'own-account': 'appuser'
};

/** What a pod must say, written from the plan. */
function expectedPod(values: Values): { readonly has: object; readonly lacks: readonly string[] } {
	const account = values['account'] ?? '';
	const keepsItsOwn =
		['iis', 'aspnet', 'wcf'].includes(values['base-image'] ?? '') || values['app-kind'] === 'service';
	const claim = ['csi-smb', 'csi-disk', 'azure-files', 'azure-disk'].includes(values['storage'] ?? '');
	const user = keepsItsOwn ? undefined : ROOTLESS[account];
	const build = { ws2025: '10.0.26100', ws2022: '10.0.20348', ws2019: '10.0.17763' }[values['host-os'] ?? ''];
	return {
		has: {
			os: { name: 'windows' },
			nodeSelector: {
				'kubernetes.io/os': 'windows',
				...(build === undefined ? {} : { 'node.kubernetes.io/windows-build': build })
			},
			...(user === undefined
				? {}
				: { securityContext: { runAsNonRoot: true, windowsOptions: { runAsUserName: user } } }),
			...(account === 'gmsa'
				? { securityContext: { windowsOptions: { gmsaCredentialSpecName: 'app-gmsa' } } }
				: {}),
			...(account === 'hostprocess'
				? { hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } }
				: {}),
			...(claim ? { volumes: [{ persistentVolumeClaim: { claimName: 'app-data' } }] } : {})
		},
		lacks: [
			...(claim ? [] : ['volumes']),
			...(account === 'hostprocess' ? [] : ['hostNetwork']),
			...(account === '' ? ['securityContext'] : [])
		]
	};
}
