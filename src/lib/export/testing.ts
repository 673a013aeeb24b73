/** Plans of every shape, and a reader for the commands in scripts, for tests. */
import type { RuleBase } from '../content/model';
import type { Artefact } from './artefacts';
import { artefactsOf } from './artefacts';
import type { PlanShape } from './workload';

/** What the guides of the plan may choose. Ids are for ever, so they can stand here; guides may have more. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
	'isolation-mode': ['process', 'hyper-v'],
	'base-version': ['ltsc2025', 'ltsc2022', 'ltsc2019', 'ltsc2016'],
	'base-image': [
		'nanoserver',
		'servercore',
		'server',
		'windows',
		'dotnet-nanoserver',
		'dotnet-servercore',
		'net-framework',
		'net-framework-35',
		'aspnet',
		'wcf',
		'iis'
	],
	account: ['container-user', 'container-administrator', 'own-account', 'gmsa', 'hostprocess'],
	storage: [
		'scratch',
		'bind-mount',
		'named-volume',
		'smb-global-mapping',
		'csi-smb',
		'csi-disk',
		'azure-files',
		'azure-disk',
		'outside'
	],
	'network-driver': ['nat', 'transparent', 'overlay', 'l2bridge', 'l2tunnel']
};
/** Answers of questions that a rule base for tests may lack. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
	'host-domain': ['yes', 'no'],
	'pod-policy': ['privileged', 'baseline', 'restricted'],
	share: ['none', 'smb', 'dfs', 'azure', 'disk-class']
};
/** Stands for an option that a guide may get one day. */
const NEWCOMER = 'newcomer';

/** One value for each variable; undefined where it is not known or not decided. */
export type Values = Readonly<Record<string, string | undefined>>;

export interface Shape {
	readonly values: Values;
	readonly artefacts: readonly Artefact[];
}

const isGuide = (variable: string) => variable in OPTIONS;

/** Every value of a variable, unknown among them. */
export function valuesOf(rules: RuleBase, variable: string): readonly (string | undefined)[] {
	if (isGuide(variable)) {
		const guide = rules.guides.find(({ id }) => id === variable);
		return [
			...new Set([...(OPTIONS[variable] ?? []), ...(guide?.options.map(({ id }) => id) ?? []), NEWCOMER]),
			undefined
		];
	}
	const answers = rules.questions[variable]?.answers.map(({ id }) => id);
	return [...(answers ?? ANSWERS[variable] ?? []), undefined];
}

/** A map that remembers what was asked of it. */
class Watched extends Map<string, string> {
	readonly #looked: Set<string>;
	constructor(entries: Iterable<readonly [string, string]>, looked: Set<string>) {
		super(entries);
		this.#looked = looked;
	}
	override get(key: string): string | undefined {
		this.#looked.add(key);
		return super.get(key);
	}
}

/** A plan with these decisions and answers. @param looked gets every variable that somebody asked for */
export function planWith(values: Values, looked = new Set<string>()): PlanShape {
	const known = Object.entries(values).flatMap(([key, value]) =>
		value === undefined ? [] : [[key, value] as const]
	);
	return {
		answers: new Watched(
			known.filter(([key]) => !isGuide(key)),
			looked
		),
		decided: new Watched(
			known.filter(([key]) => isGuide(key)),
			looked
		),
		parts: Object.keys(OPTIONS).map((id) => ({
			guide: { id },
			kind: values[id] === undefined ? 'undecided' : 'chosen'
		})),
		endsWith: undefined
	};
}

/** Every combination of values of these variables. */
export function combinations(
	rules: RuleBase,
	variables: readonly string[],
	keep: (values: Values) => boolean = () => true
): readonly Values[] {
	return variables
		.reduce<Values[]>(
			(all, variable) =>
				all.flatMap((values) => valuesOf(rules, variable).map((value) => ({ ...values, [variable]: value }))),
			[{}]
		)
		.filter(keep);
}

interface Enumeration {
	readonly rules: RuleBase;
	/** variables that are looked at together; each group is reduced to combinations that make a difference */
	readonly groups: readonly (readonly string[])[];
	/** values of the other groups while one group is reduced; several, so that no difference stays hidden */
	readonly baselines: readonly Values[];
	/** the share of the artefacts that matters to a test */
	readonly print: (artefacts: readonly Artefact[]) => string;
	/** gets every variable that the artefacts asked for */
	readonly looked: Set<string>;
}

/**
 * Plans of every shape: in each group all combinations of values are tried, those that make no difference to the
 * artefacts under any baseline are taken together, and what is left of the groups is combined in every way.
 */
export function* shapes({ rules, groups, baselines, print, looked }: Enumeration): Generator<Shape> {
	const artefacts = (values: Values) => artefactsOf(planWith(values, looked), rules);
	const reduced = groups.map((group) => {
		const seen = new Map<string, Values>();
		for (const values of combinations(rules, group)) {
			const key = baselines.map((baseline) => print(artefacts({ ...baseline, ...values }))).join('\0');
			if (!seen.has(key)) seen.set(key, values);
		}
		return [...seen.values()];
	});
	const common = baselines[0] ?? {};
	const given = Object.fromEntries(
		Object.entries(common).filter(([key]) => !groups.some((group) => group.includes(key)))
	);
	function* combined(at: number, values: Values): Generator<Values> {
		const group = reduced[at];
		if (!group) yield values;
		else for (const more of group) yield* combined(at + 1, { ...values, ...more });
	}
	for (const values of combined(0, given)) yield { values, artefacts: artefacts(values) };
}

/** A file without its comments: what a program reads of it. */
export function withoutComments(text: string): string {
	return text
		.split('\n')
		.filter((line) => !/^\s*#/.test(line))
		.join('\n');
}

/** The commands of a PowerShell script as lists of words: quotes resolved, continued lines joined, comments gone. */
export function commandsIn(script: string): readonly (readonly string[])[] {
	const text = withoutComments(script);
	const known = read.get(text);
	if (known) return known;
	const commands = text
		.replaceAll(/`\n\s*/g, '')
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map(words);
	read.set(text, commands);
	return commands;
}
/** Thousands of plans have scripts that differ in comments only, so each text is read once. */
const read = new Map<string, readonly (readonly string[])[]>();

function words(line: string): readonly string[] {
	return [...line.matchAll(/(?:'(?:[^']|'')*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
		word.replaceAll(/'((?:[^']|'')*)'|"([^"]*)"/g, (_, single?: string, double?: string) =>
			single === undefined ? (double ?? '') : single.replaceAll("''", "'")
		)
	);
}
