/** Small rule bases for tests: say what matters, the rest is made up. */
import type { Advice, Condition, Guide, Limit, Preference, Question, RuleBase } from '../content/model';

export function makeQuestion(id: string, ...answers: readonly string[]): Question {
	return {
		id,
		asks: `${id}?`,
		short: id,
		why: 'because',
		findOut: { how: `look at ${id}` },
		answers: answers.map((answer) => ({ id: answer, label: answer.toUpperCase(), fills: true }))
	};
}

/** `{ hosts: 'many', orchestrator: ['none', 'swarm'] }`; several are alternatives, none at all is always true. */
export function when(...clauses: readonly Readonly<Record<string, string | readonly string[]>>[]): Condition {
	if (clauses.length === 0) return [[]];
	return clauses.map((clause) => Object.entries(clause).map(([of, value]) => ({ of, in: [value].flat() })));
}

interface GuideParts {
	readonly asks: readonly string[];
	readonly options: readonly string[];
	readonly limits?: readonly (Pick<Limit, 'id' | 'when' | 'out'> & Partial<Limit>)[];
	readonly preferences?: readonly (Pick<Preference, 'id' | 'choose'> & Partial<Preference>)[];
	readonly advice?: readonly (Pick<Advice, 'id' | 'when'> & Partial<Advice>)[];
}
export function makeGuide(
	id: string,
	{ asks, options, limits = [], preferences = [], advice = [] }: GuideParts
): Guide {
	const rule = { guide: id, because: 'so it is', claims: [] };
	return {
		id,
		title: `Which ${id}?`,
		label: id,
		summary: id,
		place: 0,
		asks,
		checklists: [],
		isScale: false,
		options: options.map((option) => ({
			id: option,
			label: option.toUpperCase(),
			summary: option,
			claims: []
		})),
		limits: limits.map((limit) => ({ ...rule, ...limit })),
		preferences: [...preferences, { id: 'fallback', choose: options }].map((one) => ({
			...rule,
			when: when(),
			...one
		})),
		advice: advice.map((one) => ({
			...rule,
			kind: 'step',
			note: one.id,
			shell: 'powershell',
			required: false,
			...one
		}))
	};
}

export function makeRules(questions: readonly Question[], ...guides: readonly Guide[]): RuleBase {
	return { questions: Object.fromEntries(questions.map((question) => [question.id, question])), guides };
}
