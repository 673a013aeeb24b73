import * as v from 'valibot';

/** Ids are for ever: lower case words joined by hyphens, no position and no wording in them. */
export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const id = v.pipe(
	v.string('must be an id in quotes or plain text'),
	v.regex(ID, 'must be an id: lower-case letters, digits and single hyphens, such as "nat-one-host"')
);

export const text = v.pipe(
	v.string('must be text'),
	v.check((value) => value.trim() !== '', 'must not be empty')
);

/** YAML's core schema leaves 2026-08-07 as text, so a day is text of that form that exists in the calendar. */
export const day = v.pipe(
	v.string('must be a day such as 2026-08-07'),
	v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2026-08-07'),
	v.check((value) => {
		const time = Date.parse(`${value}T00:00:00Z`);
		return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
	}, 'is not a day of the calendar')
);

/** One id or a list of ids; always read as a list. */
export const ids = v.pipe(
	v.union([id, v.array(id)], 'must be an id or a list of ids'),
	v.transform((value) => (typeof value === 'string' ? [value] : value)),
	v.minLength(1, 'must name at least one id')
);

export const shells = ['powershell', 'cmd', 'yaml', 'json', 'dockerfile'] as const;
export const shell = v.picklist(shells, `must be one of ${shells.join(', ')}`);

/** A map from id to an entry. YAML keeps the order in which an author wrote it, and so do we. */
export const mapOf = <S extends v.GenericSchema>(entry: S) =>
	v.pipe(
		v.record(id, entry, 'must be a map from ids to entries'),
		v.check((value) => Object.keys(value).length > 0, 'must have at least one entry')
	);

/** A field with the sentence that content/README.md prints about it. */
export const field = <S extends v.GenericSchema>(schema: S, says: string) =>
	v.pipe(schema, v.description(says));

export const command = {
	command: field(v.optional(text), 'A command to run, exactly as typed; no prompt.'),
	shell: field(v.optional(shell), 'Language of `command`; `powershell` when left out.')
};
