import * as v from 'valibot';
import { command, day, field, id, ids, mapOf, text } from './common';

export const answer = v.strictObject({
	label: field(text, 'The answer as it stands on the button.'),
	hint: field(v.optional(text), 'A line under the label that tells this answer from its neighbours.'),
	fills: field(
		v.optional(v.boolean(), true),
		'False where the answer names nothing that could be put into a command.'
	)
});

export const question = v.strictObject({
	asks: field(text, 'The wording, ending in a question mark.'),
	short: field(text, 'Two or three words for the trail: "Host system".'),
	why: field(text, 'Why it is asked: what the answer decides.'),
	findOut: field(
		v.strictObject({ how: field(text, 'Where to look or whom to ask.'), ...command }),
		'How somebody who is not sure can find out.'
	),
	answers: field(mapOf(answer), 'Answer id → label and hint. "Not sure" is added everywhere by itself.')
});
export const questionsFile = mapOf(question);

const isMap = (input: unknown): input is Readonly<Record<string, unknown>> =>
	typeof input === 'object' && input !== null && !Array.isArray(input);

// Alternatives are told apart by what the author wrote, so that a mistake is named where it stands and not as
// "fits none of the alternatives".
const allowed = v.lazy((input): v.GenericSchema<unknown, string[] | { not: string[] }> => {
	return isMap(input) ? v.strictObject({ not: ids }) : ids;
});
const conjunction = v.pipe(
	v.record(id, allowed, 'must be conditions such as { hosts: many, platform: { not: azure-vm } }'),
	v.check((value) => Object.keys(value).length > 0, 'must name at least one question or guide')
);
export type Conjunction = v.InferOutput<typeof conjunction>;
const anyOf = v.strictObject({ any: v.array(conjunction) });

/** `{ hosts: many, orchestrator: [none, swarm], platform: { not: azure-vm } }`, or `{ any: [ … ] }` for alternatives. */
export const when = v.pipe(
	v.lazy((input): v.GenericSchema<unknown, Conjunction | { any: Conjunction[] }> => {
		return isMap(input) && Array.isArray(input['any']) && input['any'].some(isMap) ? anyOf : conjunction;
	}),
	v.title('conditions')
);

const because = field(text, 'The reason in one sentence; it stands on the verdict.');
const claim = field(ids, 'Claims that prove the reason.');

export const option = v.strictObject({
	label: field(text, 'Its name, as everybody writes it.'),
	summary: field(text, 'What it is, in one sentence.'),
	mark: field(
		v.optional(v.picklist(['process', 'hyperv', 'nat', 'transparent', 'overlay', 'l2bridge', 'l2tunnel'])),
		'Its hue and shape, the same everywhere.'
	),
	claim: field(ids, 'Claims that prove the summary.')
});

/** Lifecycle is a rule with dates: an end of support changes the verdict on its day. */
const dated = {
	from: field(v.optional(day), 'The first day on which it holds; always when left out.'),
	until: field(v.optional(day), 'The last day on which it holds; for ever when left out.')
};

export const limit = v.strictObject({
	id: field(id, 'Stable, unique in this guide.'),
	when: field(when, 'When it holds. It may name other guides too: `{ isolation-mode: hyper-v }`.'),
	...dated,
	out: field(v.pipe(v.array(id), v.minLength(1, 'must name at least one option')), 'Options it takes out.'),
	because,
	claim
});

export const finding = v.strictObject({
	id: field(id, 'Stable, unique in this guide.'),
	label: field(text, 'What was found, in a few words: "Needs a desktop".'),
	when: field(when, 'When it holds.'),
	...dated,
	atBest: field(id, 'The best option that is left with it; all better ones are out.'),
	because,
	mitigation: field(text, 'What can be done about it.'),
	effort: field(v.picklist(['none', 'small', 'medium', 'large']), 'What the mitigation takes.'),
	claim
});

export const checklist = v.strictObject({
	asks: field(text, 'The wording above the rows, ending in a question mark.'),
	short: field(text, 'Two or three words for the trail: "Windows features".'),
	why: field(text, 'Why it is asked.'),
	questions: field(
		v.pipe(v.array(id), v.minLength(2, 'must name at least two questions')),
		'Questions answered with `yes` or `no` that stand next to each other in `asks`; one row each.'
	)
});

export const tableLimit = v.pipe(
	v.strictObject({
		table: field(id, 'A table in `reference/`.'),
		match: field(v.optional(v.record(id, id), {}), 'Question id → the column that holds its answer ids.'),
		out: field(
			v.optional(mapOf(id)),
			'Option id → the column whose `no` takes the option out; its other values are `yes` and `uncertain`.'
		),
		option: field(
			v.optional(id),
			'Instead of `out`: the column that holds the id of the option a row takes out.'
		),
		no: field(
			v.optional(id),
			'With `option`: the column that must hold `no`; every row counts when left out.'
		),
		after: field(
			v.optional(id),
			'With `option`: the column of the last day on which the option is allowed; a cell without a day never ends.'
		),
		when: field(
			v.optional(when),
			'With `option`: what else must hold, for example `{ isolation-mode: process }`.'
		),
		because: field(text, 'The reason; `{column}` stands for that cell of the row.')
	}),
	v.check(
		(value) => (value.out === undefined) !== (value.option === undefined),
		'needs either "out" or "option", and not both'
	)
);

export const preference = v.strictObject({
	id: field(id, 'Stable, unique in this guide.'),
	when: field(v.optional(when), 'When it applies; always when left out.'),
	...dated,
	choose: field(ids, 'The option it prefers, or several in order.'),
	because,
	claim
});

export const advice = v.strictObject({
	id: field(id, 'Stable, unique in this guide.'),
	when: field(when, 'When it is shown. It may name this guide itself: `{ network-driver: overlay }`.'),
	...dated,
	kind: field(
		v.picklist(['step', 'warning', 'command']),
		'How it is shown: something to do, something to look out for, or a command with its note.'
	),
	note: field(text, 'What to do or to look out for.'),
	...command,
	required: field(
		v.optional(v.boolean(), false),
		'True where the choice fails without it: then the wizard asks until it knows.'
	),
	claim
});

export const guideFile = v.strictObject({
	id: field(id, 'The same as the file name.'),
	title: field(text, 'A question: "Which network driver?"'),
	label: field(text, 'What it decides, in two words: "Network driver".'),
	summary: field(text, 'One sentence for the list of guides.'),
	module: field(v.optional(id), 'The module that teaches it.'),
	place: field(
		v.pipe(v.number(), v.integer('must be a whole number')),
		'Its place in a plan: guides with smaller numbers decide first.'
	),
	asks: field(
		v.pipe(v.array(id), v.minLength(1, 'must name at least one question')),
		'Questions, in the order in which to ask.'
	),
	checklists: field(
		v.optional(v.record(id, checklist), {}),
		'Questions that are shown on one page, by the id of the page.'
	),
	options: field(mapOf(option), 'What can be chosen.'),
	scale: field(v.optional(v.boolean(), false), 'True where the options go from best to worst.'),
	findings: field(
		v.optional(v.array(finding), []),
		'On a scale: what speaks against the better options. The worst finding decides.'
	),
	limits: field(v.optional(v.array(limit), []), 'Hard rules: they take options out.'),
	tableLimits: field(v.optional(v.array(tableLimit), []), 'Hard rules read from the rows of a table.'),
	preferences: field(
		v.pipe(v.array(preference), v.minLength(1, 'must have at least one preference')),
		'Soft rules in order of priority: the first that applies wins.'
	),
	advice: field(v.optional(v.array(advice), []), 'Steps, warnings and commands that come with a choice.')
});
