import * as v from 'valibot';
import { command, day, field, id, ids, mapOf, text } from './common';

export const source = v.strictObject({
	title: field(text, 'Title of the document, in your own words if it has none.'),
	publisher: field(text, 'Who publishes it: Microsoft, Moby project, Kubernetes …'),
	url: field(
		v.pipe(text, v.regex(/^https:\/\/\S+$/, 'must be one https:// address without spaces')),
		'Public address of the document.'
	),
	dated: field(v.optional(day), 'The date that the document itself carries.'),
	checked: field(day, 'The last day on which somebody read it for this project.')
});

const position = v.strictObject({
	says: field(text, 'What this side says.'),
	sources: field(ids, 'Sources that say so.')
});

export const claim = v.strictObject({
	says: field(text, 'The statement, in your own words: one sentence if you can.'),
	sources: field(ids, 'Ids from `sources.yaml` that prove it.'),
	checked: field(day, 'The day on which the sources were last seen to say this.'),
	reviewBy: field(v.optional(day), 'After this day pages warn that the statement may have aged.'),
	holdsFor: field(v.optional(text), 'Versions it holds for, where that is not everything.'),
	uncertain: field(
		v.optional(text),
		'What the sources leave open. Shown wherever the claim is shown; leave out when nothing is open.'
	),
	dispute: field(
		v.optional(
			v.strictObject({
				positions: field(
					v.pipe(
						v.array(position),
						v.minLength(
							2,
							'a dispute needs at least two positions: where there is one only, leave "dispute" out'
						)
					),
					'Every position with its sources.'
				),
				teach: field(text, 'The cautious position that this site teaches.')
			})
		),
		'For claims on which sources disagree.'
	)
});

export const sourcesFile = mapOf(source);
export const claimsFile = mapOf(claim);

export const glossaryEntry = v.strictObject({
	term: field(text, 'The word as it is used here.'),
	aka: field(v.optional(v.array(text), []), 'Other names and abbreviations; search finds them too.'),
	means: field(text, 'What it means, in one to three sentences.'),
	lesson: field(v.optional(text), 'The lesson that explains it: `module/lesson`.'),
	claim: field(v.optional(ids), 'Claims behind the definition, where it asserts more than a name.')
});
export const glossaryFile = mapOf(glossaryEntry);

export const misconception = v.strictObject({
	believes: field(text, 'What people believe, in their words.'),
	truth: field(text, 'What is so, in one or two sentences.'),
	why: field(text, 'Why people believe it.'),
	lesson: field(text, 'The lesson that refutes it: `module/lesson` or `module/lesson#heading`.'),
	claim: field(ids, 'Claims that prove what is so.')
});
export const misconceptionsFile = mapOf(misconception);

export const symptom = v.strictObject({
	title: field(text, 'What is wrong, as an administrator would say it.'),
	messages: field(
		v.pipe(v.array(text), v.minLength(1, 'needs at least one message')),
		'The error text exactly as the tool prints it; `…` where it varies.'
	),
	codes: field(v.optional(v.array(text), []), 'Error numbers such as 0xc0370101.'),
	seenIn: field(text, 'Where the message appears: docker run, docker pull, kubectl describe …'),
	cause: field(text, 'Why it happens.'),
	fixes: field(
		v.pipe(
			v.array(
				v.strictObject({
					do: field(text, 'One step.'),
					...command
				})
			),
			v.minLength(1, 'needs at least one fix')
		),
		'Steps in the order to try them.'
	),
	claim: field(ids, 'Claims that prove cause and fix.'),
	guide: field(v.optional(id), 'The guide that avoids it.'),
	lesson: field(v.optional(text), 'The lesson that explains it: `module/lesson`.')
});
export const symptomsFile = mapOf(symptom);
