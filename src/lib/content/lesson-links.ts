import { type LinkKind, parseReference } from './addresses';
import type { Names } from './names';
import { didYouMean } from './problems';

/** Where links of a lesson may lead. */
export interface Targets {
	readonly names: Readonly<Record<LinkKind, Names>>;
	/** what may stand behind "#": headings of a lesson, rows of a table; undefined where nobody knows */
	fragments(kind: 'lesson' | 'table', id: string): Fragments | undefined;
}
export interface Fragments {
	/** the file that has them */
	readonly file: string;
	readonly ids: readonly string[];
}

/**
 * What is wrong with a link, or undefined.
 * @param own the headings of the lesson itself
 */
export function linkFault(url: string, targets: Targets, own: Fragments | undefined): string | undefined {
	if (/^https:\/\//.test(url)) return undefined;
	if (/^http:\/\//.test(url))
		return `"${url}" is not encrypted: use its https address, or \`backticks\` if it is only an example`;
	if (url.startsWith('#')) return fragmentFault('#', url.slice(1), own);
	const reference = parseReference(url);
	if (!reference)
		return `"${url}" is not a link this site understands: use https://…, #heading, or lesson:, guide:, quiz:, table:, symptom:, term:, page: with an id`;
	const { kind, id, fragment } = reference;
	if (kind === 'lesson') return lessonFault(url.slice('lesson:'.length), targets);
	const fault = targets.names[kind].fault(id);
	if (fault !== undefined || fragment === undefined) return fault;
	if (kind !== 'table') return `only lesson: and table: links can have a "#": write ${kind}:${id}`;
	return fragmentFault('', fragment, targets.fragments(kind, id));
}

/** For fields that name a lesson: `module/lesson` or `module/lesson#heading`. */
export function lessonFault(value: string, targets: Targets): string | undefined {
	const [id = '', fragment] = value.split('#');
	const fault = targets.names.lesson.fault(id);
	if (fault !== undefined) return id.includes('/') ? fault : `${fault} Lessons are named module/lesson.`;
	return fragment === undefined ? undefined : fragmentFault('#', fragment, targets.fragments('lesson', id));
}

/** @param sign `#` for headings, which authors see with it; nothing for rows */
function fragmentFault(sign: '#' | '', fragment: string, known: Fragments | undefined): string | undefined {
	if (!known || known.ids.includes(fragment)) return undefined;
	const noun = sign === '#' ? 'heading' : 'row';
	const near = didYouMean(
		sign + fragment,
		known.ids.map((id) => sign + id)
	);
	return `${known.file} has no ${noun} "${sign}${fragment}".${near}`;
}
