import { addressOf } from '../content/addresses';
import { plainText } from '../content/inline-text';
import type { Content, Guide, Lesson, Row, Symptom, Table } from '../content/model';
import { type Entry, PREVIEW_LENGTH } from './entry';
import { cellLabel, visibleColumns } from './table-view';

/** Everything that search can find, in the order of the content. */
export function searchEntries(content: Content): Entry[] {
	const lessons = content.modules.flatMap((module) => module.lessons);
	return [
		...content.symptoms.map(symptomEntry),
		...content.tables.flatMap((table) => tableEntries(content, table)),
		...content.terms.map((term): Entry => ({
			id: term.id,
			kind: 'term',
			title: term.term,
			place: '',
			text: preview(term.means),
			address: addressOf.term(term.id),
			extra: term.aka.join(' · '),
			body: term.means,
			aka: term.aka
		})),
		...content.rules.guides.flatMap((guide) => guideEntries(guide)),
		...lessons.flatMap(lessonEntries),
		...content.misconceptions.map((one): Entry => ({
			id: one.id,
			kind: 'misconception',
			title: plainText(one.believes),
			place: '',
			text: preview(one.truth),
			address: addressOf.misconception(one.id),
			extra: '',
			body: `${one.truth} ${one.why}`
		})),
		...questionEntries(content)
	];
}

function symptomEntry(symptom: Symptom): Entry {
	return {
		id: symptom.id,
		kind: 'symptom',
		title: plainText(symptom.title),
		place: '',
		text: preview(symptom.messages[0] ?? symptom.cause),
		address: addressOf.symptom(symptom.id),
		extra: [...symptom.messages, ...symptom.codes, symptom.seenIn].join(' · '),
		body: [symptom.cause, ...symptom.fixes.flatMap((fix) => [fix.do, fix.command ?? ''])].join(' '),
		messages: symptom.messages,
		codes: symptom.codes
	};
}

function tableEntries(content: Content, table: Table): Entry[] {
	const columns = visibleColumns(table);
	const label = (row: Row, column: (typeof columns)[number]) =>
		plainText(cellLabel(content.rules, column, row));
	const keys = keyColumns(table.rows.map((row) => columns.map((column) => label(row, column))));
	return [
		{
			id: table.id,
			kind: 'table',
			title: table.title,
			place: '',
			text: preview(table.summary),
			address: addressOf.table(table.id),
			extra: columns.map((column) => column.label).join(' · '),
			body: table.summary
		},
		...table.rows.map((row): Entry => {
			const rest = columns.slice(keys).map((column) => `${column.label}: ${label(row, column)}`);
			return {
				id: `${table.id}.${row.id}`,
				kind: 'row',
				title: columns
					.slice(0, keys)
					.map((column) => label(row, column))
					.join(' · '),
				place: table.title,
				text: preview(rest.join('; ')),
				address: addressOf.row(table.id, row.id),
				extra: [row.id, ...Object.values(row.cells)].join(' '),
				body: [...rest, ...hints(content.rules, table, row), row.note ?? '', table.title].join(' ')
			};
		})
	];
}

/** What stands under the answers of a row, such as the build of a host. */
function hints({ questions }: Content['rules'], table: Table, row: Row): string[] {
	return table.columns.flatMap(({ id, answers }) => {
		const answer = questions[answers ?? '']?.answers.find((one) => one.id === row.cells[id]);
		return answer?.hint === undefined ? [] : [answer.hint];
	});
}

/** How many leading columns it takes to tell the rows apart; one where even all of them would not. */
function keyColumns(rows: readonly (readonly string[])[]): number {
	const width = rows[0]?.length ?? 1;
	for (let count = 1; count <= Math.min(width, 3); count++) {
		if (new Set(rows.map((row) => row.slice(0, count).join('\n'))).size === rows.length) return count;
	}
	return 1;
}

function guideEntries(guide: Guide): Entry[] {
	const page = addressOf.guide(guide.id);
	const labels = (ids: readonly string[]) =>
		ids.map((id) => guide.options.find((option) => option.id === id)?.label ?? id).join(', ');
	const rules = [
		...guide.limits.map((rule) => ({ rule, effect: `Rules out ${labels(rule.out)}` })),
		...guide.preferences.map((rule) => ({ rule, effect: `Prefers ${labels(rule.choose)}` }))
	];
	return [
		{
			id: guide.id,
			kind: 'guide',
			title: guide.title,
			place: '',
			text: preview(guide.summary),
			address: page,
			extra: [guide.label, ...guide.options.map((option) => option.label)].join(' · '),
			body: [guide.summary, ...guide.advice.flatMap((advice) => [advice.note, advice.command ?? ''])].join(
				' '
			)
		},
		{
			id: `${guide.id}/rules`,
			kind: 'guide',
			title: `All rules: ${guide.title}`,
			place: '',
			text: 'Decision table and decision tree: every rule with its reason, source and dates.',
			address: addressOf.wholeGuide(guide.id),
			extra: guide.label,
			body: ''
		},
		...guide.options.map((option): Entry => ({
			id: `${guide.id}.${option.id}`,
			kind: 'option',
			title: option.label,
			place: guide.label,
			text: preview(option.summary),
			address: `${page}#option-${option.id}`,
			extra: `${option.id} ${guide.label}`,
			body: option.summary
		})),
		...rules
			// a rule read from a table says what the row says, and the row is an entry
			.filter(({ rule }) => !('table' in rule))
			.map(({ rule, effect }): Entry => {
				const says = plainText(rule.because);
				return {
					id: rule.id,
					kind: 'rule',
					title: firstSentence(says),
					place: guide.label,
					text: preview(`${effect}. ${says.slice(firstSentence(says).length)}`),
					address: addressOf.rule(rule.id),
					extra: `${effect} ${guide.label}`,
					body: says
				};
			})
	];
}

function lessonEntries(lesson: Lesson): Entry[] {
	const page = addressOf.lesson(lesson.id);
	return lesson.sections.map((section): Entry => {
		const isTop = section.slug === '';
		return {
			id: isTop ? lesson.id : `${lesson.id}#${section.slug}`,
			kind: 'lesson',
			title: isTop ? lesson.title : section.heading,
			place: isTop ? '' : lesson.title,
			text: preview(isTop ? lesson.summary : section.text),
			address: isTop ? page : `${page}#${section.slug}`,
			extra: isTop ? lesson.question : lesson.title,
			body: isTop ? `${lesson.summary} ${section.text}` : section.text
		};
	});
}

function questionEntries({ rules }: Content): Entry[] {
	return Object.values(rules.questions).flatMap((question): Entry[] => {
		const guide = rules.guides.find((one) => one.asks.includes(question.id));
		if (!guide) return [];
		return [
			{
				id: question.id,
				kind: 'question',
				title: question.asks,
				place: guide.label,
				text: preview(question.answers.map((answer) => answer.label).join(', ')),
				address: `${addressOf.guide(guide.id)}#question-${question.id}`,
				extra: [question.short, ...question.answers.map((answer) => answer.label)].join(' · '),
				body: [
					question.why,
					question.findOut.how,
					question.findOut.command ?? '',
					...question.answers.map((answer) => answer.hint ?? '')
				].join(' ')
			}
		];
	});
}

/** Up to and with the first full stop, question mark or colon that ends a clause; the whole text when there is none. */
function firstSentence(text: string): string {
	return /^.{20,}?[.?:](?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** One line of at most {@link PREVIEW_LENGTH} characters, cut between words. */
function preview(text: string): string {
	const line = plainText(text).replace(/\s+/g, ' ').trim();
	if (line.length <= PREVIEW_LENGTH) return line;
	return `${line.slice(0, PREVIEW_LENGTH - 1).replace(/\s+\S*$/, '')}…`;
}
