import type { GenericSchema } from 'valibot';
import { lessonFront, moduleFile, quizFile, readingPath, tableFile } from './schema/course';
import { type FieldRow, fieldRows } from './schema/describe';
import { claim, glossaryEntry, misconception, source, symptom } from './schema/evidence';
import { guideFile, question } from './schema/guide';

/** What content/README.md describes, by the name in its markers. */
const schemas: Readonly<Record<string, GenericSchema>> = {
	source,
	claim,
	question,
	guide: guideFile,
	table: tableFile,
	module: moduleFile,
	lesson: lessonFront,
	path: readingPath,
	quiz: quizFile,
	symptom,
	term: glossaryEntry,
	misconception
};
export const describedKinds: readonly string[] = Object.keys(schemas);

/**
 * Fills `<!-- fields:guide -->` … `<!-- /fields -->` with the field table of that kind, so that the author's guide
 * says what the content check checks.
 * @throws {RangeError} if a marker names a kind that does not exist
 */
export function withFieldTables(markdown: string): string {
	return markdown.replace(
		/(<!-- fields:([\w-]+) -->)[\s\S]*?(<!-- \/fields -->)/g,
		(_, open: string, kind: string, close: string) => {
			const schema = schemas[kind];
			if (!schema) throw new RangeError(`there are no fields of "${kind}"`);
			return `${open}\n\n${fieldTable(fieldRows(schema))}\n\n${close}`;
		}
	);
}

function fieldTable(rows: readonly FieldRow[]): string {
	const lines = rows.map(({ name, type, isNeeded, default: standIn, says }) => {
		const needed = isNeeded ? 'yes' : standIn === undefined ? 'no' : `no, then ${standIn}`;
		return `| \`${name}\` | ${type} | ${needed} | ${says} |`;
	});
	return ['| Field | Value | Needed | Meaning |', '| --- | --- | --- | --- |', ...lines].join('\n');
}
