import * as v from 'valibot';
import { day, field, id, ids, mapOf, text } from './common';

export const moduleFile = v.strictObject({
	title: field(text, 'Name of the module.'),
	summary: field(text, 'What one can do after it, in one or two sentences.'),
	objectives: field(mapOf(text), 'Objective id → "choose a mode for a stated trust level".')
});

export const readingPath = v.strictObject({
	title: field(text, 'Name of the path.'),
	summary: field(text, 'What one can do at its end, in one or two sentences.'),
	for: field(text, 'Who should take it.'),
	lessons: field(
		v.pipe(v.array(text), v.minLength(1, 'needs at least one lesson')),
		'Lessons in their order: `module/lesson`.'
	)
});

export const lessonFront = v.strictObject({
	title: field(text, 'Title of the lesson.'),
	question: field(text, 'The question that the lesson answers.'),
	summary: field(text, 'One sentence for lists, search and previews (at most 160 characters).'),
	minutes: field(
		v.pipe(v.number(), v.integer('must be whole minutes'), v.minValue(1, 'must be at least 1')),
		'Reading time; checked against the word count.'
	),
	checked: field(day, 'The day on which the whole lesson was last checked.'),
	objectives: field(ids, 'Objectives it serves.'),
	guides: field(v.optional(ids), 'Guides it leads to.'),
	tables: field(v.optional(ids), 'Tables it leads to.')
});

export const quizOption = v.strictObject({
	text: field(
		v.pipe(
			text,
			v.check(
				(value) => !/\b(all|none|both|neither|any) of the (above|below)\b/i.test(value),
				'speaks of a place in the list, but options are shuffled: say what holds in words of its own'
			)
		),
		'The answer as the learner reads it.'
	),
	right: field(v.optional(v.boolean(), false), 'True for right answers.'),
	because: field(text, 'Why it is right or wrong; shown after checking.'),
	claim: field(ids, 'Claims that prove the feedback.')
});

export const item = v.strictObject({
	objective: field(id, 'The objective it tests.'),
	level: field(v.picklist(['recall', 'apply']), '`recall`: remember it. `apply`: use it on a case.'),
	stem: field(text, 'The question. Where several options are right the page says so; the stem does not.'),
	options: field(
		v.pipe(
			mapOf(quizOption),
			v.rawCheck(({ dataset, addIssue }) => {
				const options = dataset.typed ? Object.values(dataset.value) : undefined;
				if (!options) return;
				if (options.length < 2) addIssue({ message: 'needs at least two options' });
				else if (!options.some((one) => one.right))
					addIssue({ message: 'needs at least one option with "right: true"' });
				else if (options.every((one) => one.right))
					addIssue({ message: 'needs at least one wrong option: one without "right: true"' });
			})
		),
		'Option id → text, right, because, claim. Ids are letters or words, never positions.'
	),
	lesson: field(text, 'Where it is taught: `module/lesson` or `module/lesson#heading`.')
});

export const quizFile = v.strictObject({
	title: field(text, 'Name of the quiz.'),
	module: field(id, 'The module it tests.'),
	summary: field(text, 'One sentence.'),
	use: field(
		v.optional(v.picklist(['quiz', 'lessons']), 'quiz'),
		'`quiz`: the items form a quiz. `lessons`: they are there for `<Check id="…" />` in lessons.'
	),
	items: field(mapOf(item), 'Item id → item. Ids stay when the order changes.')
});

const cell = v.pipe(
	v.union([text, v.number(), v.boolean()], 'must be text, a number, true or false'),
	v.title('values')
);

export const tableFile = v.strictObject({
	id: field(id, 'The same as the file name.'),
	title: field(text, 'Caption of the table.'),
	summary: field(text, 'What one reads off it.'),
	columns: field(
		mapOf(
			v.strictObject({
				label: field(text, 'Heading of the column.'),
				note: field(v.optional(text), 'What the values mean.'),
				answers: field(
					v.optional(id),
					'A question whose answer ids stand in this column; their labels are shown.'
				),
				hidden: field(v.optional(v.boolean(), false), 'True for columns that only rules and figures read.')
			})
		),
		'Column id → label and note. The first is the heading of each row.'
	),
	rows: field(
		mapOf(
			v.strictObject({
				cells: field(
					v.record(id, cell),
					'Column id → value; every column has one. `yes`, `no` and `uncertain` get a mark.'
				),
				note: field(v.optional(text), 'A remark under the row.'),
				claim: field(ids, 'Claims that prove the row.')
			})
		),
		'Row id → cells, note, claim.'
	)
});
