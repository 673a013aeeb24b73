/** Two workloads side by side: which answers differ, which decisions differ, and which rules make the difference. */
import { AS_OF } from '../content/periods';
import type { Guide, Limit, Preference } from '../content/model';
import { decidingRules } from './decision-record';
import { saidBy } from './facts';
import type { Plan, PlanPart } from './plan';
import { linesOf } from './plan-sheet';
import { answerLabel, questionOf } from './words';

export interface AnswerRow {
	readonly question: string;
	readonly short: string;
	/** in words; undefined where the question was not answered */
	readonly a: string | undefined;
	readonly b: string | undefined;
	readonly differs: boolean;
}
export interface DecisionRow {
	readonly guide: Guide;
	readonly a: string;
	readonly b: string;
	readonly differs: boolean;
	/** rules that bear on one of them only, and that explain why it is not as the other; none where they are the same */
	readonly onlyA: readonly (Limit | Preference)[];
	readonly onlyB: readonly (Limit | Preference)[];
}
export interface Comparison {
	readonly answers: readonly AnswerRow[];
	readonly decisions: readonly DecisionRow[];
}

/** @param asOf the days for which the two plans hold, where the address names one */
export function comparePlans(
	a: Plan,
	b: Plan,
	asOf: { readonly a?: string | undefined; readonly b?: string | undefined } = {}
): Comparison {
	const { rules } = a;
	const asked = rules.guides.flatMap((guide) => guide.asks);
	const said = new Set([...saidBy(a.answers), ...saidBy(b.answers)].map(([question]) => question));
	const order = [...new Set([...asked, ...said])].filter((question) => said.has(question));
	const answers = order.map((question): AnswerRow => {
		const label = (plan: Plan) => {
			const answer = plan.answers.get(question);
			return answer === undefined ? undefined : answerLabel(rules, { question, answer });
		};
		return {
			question,
			short: questionOf(rules, question)?.short ?? question,
			a: label(a),
			b: label(b),
			differs: a.answers.get(question) !== b.answers.get(question)
		};
	});
	const days: readonly AnswerRow[] =
		asOf.a === asOf.b
			? []
			: [
					{
						question: AS_OF,
						short: questionOf(rules, AS_OF)?.short ?? 'Day',
						a: asOf.a ?? 'Today',
						b: asOf.b ?? 'Today',
						differs: true
					}
				];
	const [linesA, linesB] = [linesOf(a), linesOf(b)];
	const decisions = rules.guides.flatMap((guide, index): DecisionRow[] => {
		const [lineA, lineB] = [linesA[index], linesB[index]];
		if (!lineA || !lineB) return [];
		const differs = lineA.kind !== lineB.kind || lineA.says !== lineB.says;
		return [
			{
				guide,
				a: lineA.says,
				b: lineB.says,
				differs,
				onlyA: differs ? rulesAgainst(lineA.part, lineB.part) : [],
				onlyB: differs ? rulesAgainst(lineB.part, lineA.part) : []
			}
		];
	});
	return { answers: [...days, ...answers], decisions };
}

/** The rules by which one plan does not choose what the other does: they make the difference. */
function rulesAgainst(one: PlanPart, other: PlanPart): readonly (Limit | Preference)[] {
	const theirs = new Set(decidingRules(other.verdict).map(({ id }) => id));
	const loser = one.verdict.losers.find(({ option }) => option === other.judgement.chosen);
	const against = loser ? (loser.why.kind === 'out' ? loser.why.limits : loser.why.preferences) : [];
	const findings = one.verdict.kind === 'chosen' ? one.verdict.findings : [];
	const found = other.verdict.kind === 'chosen' ? new Set(other.verdict.findings) : new Set<Limit>();
	const rules = [
		...against,
		...findings.filter((finding) => !found.has(finding)),
		// what chooses it here, where nothing speaks against the other
		...(against.length === 0 ? decidingRules(one.verdict) : [])
	];
	return [...new Set(rules)].filter(({ id }) => !theirs.has(id));
}
