import * as v from 'valibot';
import { isDay } from '../periods';

/** Ids are for ever: lower case words joined by hyphens, no position and no wording in them. */
export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The id that was probably meant; an id stays what it is. */
export function asId(written: string): string {
	const words = written.toLowerCase().match(/[a-z0-9]+/g);
	return words?.join('-') ?? 'nat-one-host';
}

export const id = v.pipe(
	v.string(),
	v.regex(
		ID,
		({ input }) =>
			`"${input}" is not an id: use lower-case letters, digits and single hyphens, such as "${asId(input)}"`
	),
	v.title('id')
);

/** What is said about a text without a word in it, before what the field is for. */
export const EMPTY = 'must not be empty';

export const text = v.pipe(
	v.string(),
	v.check((value) => value.trim() !== '', EMPTY),
	v.title('text')
);

/** YAML's core schema leaves 2026-08-07 as text, so a day is text of that form that exists in the calendar. */
export const day = v.pipe(
	v.string(),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const { value } = dataset;
		if (!/^\d{4}-\d{2}-\d{2}$/.test(value))
			addIssue({ message: `"${value}" is not a day: write year-month-day, such as 2026-08-07` });
		else if (!isDay(value)) addIssue({ message: `${value} is not a day of the calendar` });
	}),
	v.title('day')
);

/** One id or a list of ids; always read as a list. */
export const ids = v.pipe(
	v.union([id, v.array(id)], 'must be an id or a list of ids'),
	v.transform((value) => (typeof value === 'string' ? [value] : value)),
	v.minLength(1, 'must name at least one id'),
	v.title('id or list of ids')
);

export const shells = ['powershell', 'cmd', 'yaml', 'json', 'dockerfile'] as const;

/** A map from id to an entry. YAML keeps the order in which an author wrote it, and so do we. */
export const mapOf = <S extends v.GenericSchema>(entry: S) =>
	v.pipe(
		v.record(id, entry),
		v.check((value) => Object.keys(value).length > 0, 'must have at least one entry')
	);

/** A field with the sentence that content/README.md prints about it. */
export const field = <S extends v.GenericSchema>(schema: S, says: string) =>
	v.pipe(schema, v.description(says));

export const command = {
	command: field(v.optional(text), 'A command to run, exactly as typed; no prompt.'),
	shell: field(v.optional(v.picklist(shells)), 'Language of `command`; `powershell` when left out.')
};
