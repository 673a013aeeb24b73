import { type LinkKind, parseReference } from './addresses';
import type { Names } from './names';
import { didYouMean } from './problems';

/** Where links of a lesson may lead. */
export interface Targets {
	readonly names: Readonly<Record<LinkKind, Names>>;
	/** what may stand behind "#": headings of a lesson, rows of a table; undefined where that is not known */
	fragments(kind: 'lesson' | 'table', id: string): Fragments | undefined;
}
export interface Fragments {
	/** the file that has them */
	readonly file: string;
	readonly ids: readonly string[];
}

/** What is wrong with a link, or undefined. @param own what the lesson itself has behind "#" */
export function linkFault(url: string, targets: Targets, own: Fragments): string | undefined {
	if (/^https:\/\//.test(url)) return undefined;
	if (/^http:\/\//.test(url))
		return `"${url}" is not encrypted: use its https address, or \`backticks\` if it is only an example`;
	if (url.startsWith('#')) return fragmentFault('lesson', url.slice(1), own);
	const reference = parseReference(url);
	if (!reference)
		return `"${url}" is not a link this site understands: use https://…, #heading, or lesson:, guide:, quiz:, table:, symptom:, term: with an id`;
	const { kind, id, fragment } = reference;
	const fault = targets.names[kind].fault(id);
	if (fault !== undefined || fragment === undefined) return fault;
	if (kind !== 'lesson' && kind !== 'table') return `only lesson: and table: links can have a "#": write ${kind}:${id}`;
	return fragmentFault(kind, fragment, targets.fragments(kind, id));
}

/** For fields that name a lesson: `module/lesson` or `module/lesson#heading`. */
export function lessonFault(value: string, targets: Targets): string | undefined {
	const [id = '', fragment] = value.split('#');
	const fault = targets.names.lesson.fault(id);
	if (fault !== undefined || fragment === undefined) return fault;
	return fragmentFault('lesson', fragment, targets.fragments('lesson', id));
}

function fragmentFault(kind: 'lesson' | 'table', fragment: string, known: Fragments | undefined): string | undefined {
	if (!known || known.ids.includes(fragment)) return undefined;
	const noun = kind === 'lesson' ? `heading "#${fragment}"` : `row "${fragment}"`;
	return `${known.file} has no ${noun}.${didYouMean(fragment, known.ids)}`;
}
