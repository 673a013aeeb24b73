/** What search can find, by kind. */
export const entryKinds = [
	'symptom',
	'row',
	'term',
	'guide',
	'option',
	'rule',
	'table',
	'lesson',
	'misconception',
	'question'
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Headings over results of a kind. */
export const kindLabels: Readonly<Record<EntryKind, string>> = {
	symptom: 'Errors',
	row: 'Rows of tables',
	term: 'Glossary',
	guide: 'Guides',
	option: 'What guides choose from',
	rule: 'Rules of guides',
	table: 'Tables',
	lesson: 'Lessons',
	misconception: 'What people believe',
	question: 'Questions of guides'
};

/** Something search can find. */
export interface Entry {
	/** unique among the entries of its kind */
	readonly id: string;
	readonly kind: EntryKind;
	readonly title: string;
	/** where it stands, for titles that need it: the lesson of a section, the table of a row; else empty */
	readonly place: string;
	/** shown as preview, at most {@link PREVIEW_LENGTH} characters */
	readonly text: string;
	/** app path, with `#fragment` where it is a part of a page */
	readonly address: `/${string}`;
	/** other names, error texts, labels of answers: found, but not shown */
	readonly extra: string;
	/** the rest of what it says: found, but not shown, and less telling than the others */
	readonly body: string;
	/** error texts that somebody may paste as a whole */
	readonly messages?: readonly string[];
	/** error numbers as their source prints them */
	readonly codes?: readonly string[];
	/** other names of a term: whoever types one also means the term */
	readonly aka?: readonly string[];
}

export const PREVIEW_LENGTH = 160;
