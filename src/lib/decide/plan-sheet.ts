/** What the sheet of a plan says, gathered from the verdicts of its parts: on the page, in Markdown, at a terminal. */
import type { Evidence } from '../content/evidence';
import type { Advice, ClaimId, Guide, Limit, Option, Question, RuleBase, Test } from '../content/model';
import { truthOfClause } from './condition';
import { factsOf, NOT_SURE } from './facts';
import type { Plan, PlanPart } from './plan';
import type { Loser, Verdict } from './verdict';
import { givenInWords, listed, outcomeInWords, questionOf } from './words';

type Chosen = Extract<Verdict, { kind: 'chosen' }>;
type NoneFits = Extract<Verdict, { kind: 'none-fits' }>;

/** One guide's line of the joint verdict. */
export interface Line {
	readonly part: PlanPart;
	readonly guide: Guide;
	/** `passed-over`: not asked, since the workload is not to be containerized */
	readonly kind: Verdict['kind'] | 'passed-over';
	readonly option: Option | undefined;
	/** the choice in words: `NAT`, `Not decided: NAT or Overlay`, `None fits` */
	readonly says: string;
	/** `4 of 5`, on a scale that is decided; 1 is best */
	readonly level: { readonly at: number; readonly of: number } | undefined;
	readonly why: readonly string[];
}

export function linesOf(plan: Plan): readonly Line[] {
	return plan.parts.map((part) => {
		const { guide, verdict } = part;
		const option = verdict.kind === 'chosen' ? verdict.option : undefined;
		const isPassedOver =
			plan.endsWith !== undefined && verdict.kind === 'undecided' && verdict.ask !== undefined;
		return {
			part,
			guide,
			option,
			kind: isPassedOver ? 'passed-over' : verdict.kind,
			says: isPassedOver ? 'Not asked' : sayChoice(part),
			level:
				guide.isScale && option
					? { at: guide.options.indexOf(option) + 1, of: guide.options.length }
					: undefined,
			why: isPassedOver ? [] : whyOf(plan.rules, verdict)
		};
	});
}

/** Options that are not chosen, with reasons; on a scale, what is worse than it needs to be is no alternative. */
export function alternativesIn({ guide, verdict }: Pick<PlanPart, 'guide' | 'verdict'>): readonly Loser[] {
	return verdict.losers.filter(({ why }) => !(guide.isScale && why.kind === 'beaten'));
}

export function sayChoice({ guide, verdict }: Pick<PlanPart, 'guide' | 'verdict'>): string {
	if (verdict.kind === 'chosen') return verdict.option.label;
	if (verdict.kind === 'none-fits') return 'None fits';
	const outcome = { options: verdict.possible.map(({ id }) => id), mayFitNothing: verdict.mayFitNothing };
	return `Not decided: ${outcomeInWords({ guide }, outcome)}`;
}

function whyOf(rules: RuleBase, verdict: Verdict): readonly string[] {
	switch (verdict.kind) {
		case 'chosen':
			// what was found says more than "nothing worse was found"
			return verdict.findings.length > 0
				? verdict.findings.flatMap(({ out, because }) =>
						out.length === verdict.findings[0]?.out.length ? [because] : []
					)
				: verdict.decidedBy.map(({ because }) => because);
		case 'undecided':
			if (verdict.unsure.length === 0) return [];
			return [
				`It hangs on what you are not sure of: ${listed(
					verdict.unsure.map(({ short }) => short),
					'and'
				)}.`
			];
		case 'none-fits':
			return [
				`These contradict each other: ${listed(
					verdict.conflict.map((given) => givenInWords(rules, given)),
					'and'
				)}.`
			];
	}
}

/** What some answers, or decisions made before, rule out. */
export interface Cause {
	/** `Orchestrator: AKS in Azure` */
	readonly given: readonly string[];
	readonly out: readonly Option[];
	readonly limits: readonly Limit[];
}

/** Why nothing fits a guide: which answers rule out which options. */
export interface Conflict {
	readonly part: PlanPart;
	readonly verdict: NoneFits;
	readonly causes: readonly Cause[];
}

export function conflictsOf(plan: Plan): readonly Conflict[] {
	const facts = factsOf(plan.answers);
	const valueOf = (variable: string) => facts.get(variable) ?? plan.decided.get(variable);
	return plan.parts.flatMap((part) => {
		const { verdict } = part;
		if (verdict.kind !== 'none-fits') return [];
		const asked = verdict.conflict.map(({ question }) => question);
		const causes = new Map<string, { given: string[]; out: Option[]; limits: Limit[] }>();
		for (const { option, why } of verdict.losers) {
			const holding = (limit: Limit) => limit.when.filter((one) => truthOfClause(one, valueOf) === 'true');
			// of the limits that take it out, one that looks at nothing but the contradicting answers
			const within = part.guide.limits.find(
				(limit) =>
					limit.out.includes(option.id) &&
					holding(limit).some((clause) =>
						clause.every(({ of }) => asked.includes(of) || plan.decided.has(of))
					)
			);
			const limits = within ? [within] : why.limits;
			const given = [
				...new Set(
					limits.flatMap((limit) => (holding(limit)[0] ?? []).flatMap((test) => sayTest(plan, test) ?? []))
				)
			];
			const cause = causes.get(given.join()) ?? { given, out: [], limits: [] };
			causes.set(given.join(), cause);
			cause.out.push(option);
			for (const limit of limits) if (!cause.limits.includes(limit)) cause.limits.push(limit);
		}
		return [{ part, verdict, causes: [...causes.values()] }];
	});
}

function sayTest({ rules, answers, decided }: Plan, { of }: Test): string | undefined {
	const answer = answers.get(of);
	if (answer !== undefined) return givenInWords(rules, { question: of, answer });
	const guide = rules.guides.find(({ id }) => id === of);
	const option = guide?.options.find(({ id }) => id === decided.get(of));
	return guide && option ? `${guide.label}: ${option.label}` : undefined;
}

/** `Orchestrator: AKS in Azure rules out Hyper-V isolation. Trust: Untrusted code rules out Process isolation.` */
export function conflictInWords({ causes }: Conflict): string {
	return causes
		.map(({ given, out }) => {
			const labels = listed(
				out.map(({ label }) => label),
				'and'
			);
			if (given.length === 0) return `${labels} can never be chosen here.`;
			return `${listed(given, 'and')} ${given.length === 1 ? 'rules' : 'rule'} out ${labels}.`;
		})
		.join(' ');
}

/** Something that somebody was not sure of and that still makes a difference. */
export interface OpenQuestion {
	readonly question: Question;
	/** guides whose choice hangs on it */
	readonly decides: readonly Guide[];
	/** guides whose choice stands, but not all that comes with it */
	readonly adds: readonly Guide[];
}

export function openQuestionsOf(plan: Plan): readonly OpenQuestion[] {
	return [...plan.answers].flatMap(([id, answer]) => {
		const question = questionOf(plan.rules, id);
		if (answer !== NOT_SURE || !question) return [];
		const decides = plan.parts.filter(
			({ verdict }) => verdict.kind === 'undecided' && verdict.unsure.includes(question)
		);
		const adds = plan.parts.filter(({ verdict }) => {
			const maybe = verdict.kind === 'chosen' ? [...verdict.maybeAdvice, ...verdict.maybeFindings] : [];
			return maybe.some(({ when }) => when.flat().some((test) => test.of === id));
		});
		if (decides.length + adds.length === 0) return [];
		return [{ question, decides: decides.map(({ guide }) => guide), adds: adds.map(({ guide }) => guide) }];
	});
}

/** What may go wrong with the plan: what was found, what to look out for, what the sources leave open. */
export interface Risk {
	readonly id: string;
	readonly kind: 'finding' | 'warning' | 'uncertain' | 'disputed';
	readonly guide: Guide;
	readonly says: string;
	/** what to do about it, what is left open, or which reading this site goes by: see `riskAnswers` */
	readonly then: string | undefined;
	/** how much work that is */
	readonly effort: string | undefined;
	/** true where it depends on something nobody is sure of */
	readonly isMaybe: boolean;
	readonly claims: readonly ClaimId[];
}

export const riskKinds: Readonly<Record<Risk['kind'], string>> = {
	finding: 'Found',
	warning: 'Look out',
	uncertain: 'Not certain',
	disputed: 'Sources differ'
};
/** what `then` of a risk is */
export const riskAnswers: Readonly<Record<Risk['kind'], string>> = {
	finding: 'What to do',
	warning: 'What to do',
	uncertain: 'Left open',
	disputed: 'Go by'
};
const riskOrder = Object.keys(riskKinds) as readonly Risk['kind'][];

/** Findings first, the worst of them first; then warnings, each of which may come from several guides; then doubts. */
export function risksOf(plan: Plan, evidence: readonly Evidence[]): readonly Risk[] {
	const doubted = new Set<ClaimId>();
	const warned = new Set<string>();
	const risks = chosenParts(plan).flatMap(({ part: { guide }, verdict }) => {
		const findings = (limits: readonly Limit[], isMaybe: boolean): Risk[] =>
			limits.map((limit) => ({
				id: limit.id,
				kind: 'finding',
				guide,
				says: `${limit.finding?.label ?? guide.label}: ${limit.because}`,
				then: limit.finding?.mitigation,
				effort: limit.finding?.effort,
				isMaybe,
				claims: limit.claims
			}));
		const warnings = (advice: readonly Advice[], isMaybe: boolean): Risk[] =>
			advice
				.filter(({ kind, claims }) => {
					const proof = claims.join();
					if (kind !== 'warning' || warned.has(proof)) return false;
					warned.add(proof);
					return true;
				})
				.map((one) => ({
					id: one.id,
					kind: 'warning',
					guide,
					says: one.note,
					then: undefined,
					effort: undefined,
					isMaybe,
					claims: one.claims
				}));
		const doubts = claimsBehind(verdict).flatMap((claim): Risk[] => {
			const found = evidence.find(({ id }) => id === claim);
			const then = found?.dispute?.teach ?? found?.uncertain;
			if (!found || then === undefined || doubted.has(claim)) return [];
			doubted.add(claim);
			const kind = found.dispute ? 'disputed' : 'uncertain';
			return [
				{ id: claim, kind, guide, says: found.says, then, effort: undefined, isMaybe: false, claims: [claim] }
			];
		});
		return [
			...findings(verdict.findings, false),
			...findings(verdict.maybeFindings, true),
			...warnings(verdict.advice, false),
			...warnings(verdict.maybeAdvice, true),
			...doubts
		];
	});
	return risks.toSorted((a, b) => riskOrder.indexOf(a.kind) - riskOrder.indexOf(b.kind));
}

/** Claims on which a choice and what comes with it rest. */
function claimsBehind(verdict: Chosen): readonly ClaimId[] {
	const { option, decidedBy, losers, advice, findings } = verdict;
	const limits = losers.flatMap(({ why }) => (why.kind === 'out' ? why.limits : []));
	return [
		...new Set([option, ...decidedBy, ...limits, ...findings, ...advice].flatMap(({ claims }) => claims))
	];
}

function chosenParts(plan: Plan): readonly { readonly part: PlanPart; readonly verdict: Chosen }[] {
	return plan.parts.flatMap((part) => {
		const { verdict } = part;
		return verdict.kind === 'chosen' ? [{ part, verdict }] : [];
	});
}

/** What to do: what a choice fails without, then the other steps, both in the order of the guides. */
export function stepsOf(plan: Plan): readonly { readonly part: PlanPart; readonly advice: Advice }[] {
	const steps = chosenParts(plan).flatMap(({ part, verdict }) =>
		verdict.advice
			.filter(({ kind, required }) => kind === 'step' || (required && kind !== 'warning'))
			.map((advice) => ({ part, advice }))
	);
	return [
		...steps.filter(({ advice }) => advice.required),
		...steps.filter(({ advice }) => !advice.required)
	];
}

/** The headline of the whole plan, from best to worst. */
export function planHeadline(plan: Plan): string {
	if (plan.endsWith) return `${plan.endsWith.guide.label}: ${sayChoice(plan.endsWith)}`;
	const whole = headlineOf(plan);
	return plan.warnsOf
		? `${plan.warnsOf.guide.label}: ${sayChoice(plan.warnsOf)}. All the same: ${whole}`
		: whole;
}

function headlineOf(plan: Plan): string {
	const count = (kind: Verdict['kind']) => plan.parts.filter((part) => part.kind === kind).length;
	const of = plan.parts.length;
	if (count('none-fits') > 0)
		return `${listed(
			plan.parts.filter(({ kind }) => kind === 'none-fits').map(({ guide }) => guide.label),
			'and'
		)}: nothing fits`;
	return count('undecided') > 0 ? `${count('chosen')} of ${of} decided` : 'Everything is decided';
}
