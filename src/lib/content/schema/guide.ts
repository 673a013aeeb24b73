import * as v from 'valibot';
import { command, field, id, ids, mapOf, text } from './common';

export const answer = v.strictObject({
	label: field(text, 'The answer as it stands on the button.'),
	hint: field(v.optional(text), 'A line under the label that tells this answer from its neighbours.')
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

export const limit = v.strictObject({
	id: field(id, 'Stable, unique in this guide.'),
	when: field(when, 'When it holds. It may name other guides too: `{ isolation-mode: hyper-v }`.'),
	out: field(v.pipe(v.array(id), v.minLength(1, 'must name at least one option')), 'Options it takes out.'),
	because,
	claim
});

export const tableLimit = v.strictObject({
	table: field(id, 'A table in `reference/`.'),
	match: field(mapOf(id), 'Question id → the column that holds its answer ids.'),
	out: field(
		mapOf(id),
		'Option id → the column whose `no` takes the option out; its other values are `yes` and `uncertain`.'
	),
	because: field(text, 'The reason; `{column}` stands for that cell of the row.')
});

export const preference = v.strictObject({
	id: field(id, 'Stable, unique in this guide.'),
	when: field(v.optional(when), 'When it applies; always when left out.'),
	choose: field(ids, 'The option it prefers, or several in order.'),
	because,
	claim
});

export const advice = v.strictObject({
	id: field(id, 'Stable, unique in this guide.'),
	when: field(when, 'When it is shown. It may name this guide itself: `{ network-driver: overlay }`.'),
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
	asks: field(
		v.pipe(v.array(id), v.minLength(1, 'must name at least one question')),
		'Questions, in the order in which to ask.'
	),
	options: field(mapOf(option), 'What can be chosen.'),
	limits: field(v.optional(v.array(limit), []), 'Hard rules: they take options out.'),
	tableLimits: field(v.optional(v.array(tableLimit), []), 'Hard rules read from the rows of a table.'),
	preferences: field(
		v.pipe(v.array(preference), v.minLength(1, 'must have at least one preference')),
		'Soft rules in order of priority: the first that applies wins.'
	),
	advice: field(v.optional(v.array(advice), []), 'Steps, warnings and commands that come with a choice.')
});
