const pages = {
	plan: '/decide/plan/',
	misconceptions: '/learn/misconceptions/',
	record: '/record/'
} as const;
type PageId = keyof typeof pages;
/** Pages that stand for themselves, by the ids that content may name. */
export const pageIds = Object.keys(pages) as readonly PageId[];

/**
 * Where each kind of thing has its page. Content links by kind and id (`guide:network-driver`), so a page may move
 * without an author touching a lesson. Paths are app paths: `lib/link.ts` turns them into addresses.
 */
export const addressOf = {
	lesson: (id: string) => `/learn/${id}/`,
	module: (id: string) => `/learn/${id}/`,
	path: (id: string) => `/learn/paths/${id}/`,
	misconception: (id: string) => `/learn/misconceptions/#${id}`,
	guide: (id: string) => `/decide/${id}/`,
	/** all rules of a guide: the table and the tree */
	wholeGuide: (id: string) => `/decide/${id}/rules/`,
	/** @param id `guide.rule` */
	rule: (id: string) => `/decide/${id.replace('.', '/#rule-')}`,
	quiz: (id: string) => `/practise/${id}/`,
	table: (id: string) => `/lookup/tables/${id}/`,
	row: (table: string, row: string) => `/lookup/tables/${table}/#${row}`,
	symptom: (id: string) => `/lookup/errors/${id}/`,
	term: (id: string) => `/lookup/glossary/#${id}`,
	source: (id: string) => `/lookup/sources/#${id}`,
	page: (id: string) => pages[id as PageId]
} as const satisfies Record<string, (...ids: string[]) => `/${string}`>;

export const linkKinds = ['lesson', 'guide', 'quiz', 'table', 'symptom', 'term', 'page'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** `guide:network-driver` → kind and id; a lesson may have `#heading`. Undefined for anything else. */
export function parseReference(
	url: string
): { readonly kind: LinkKind; readonly id: string; readonly fragment?: string } | undefined {
	const [, kind, id, fragment] = /^([a-z]+):([^#\s/][^#\s]*)(?:#(.+))?$/.exec(url) ?? [];
	if (kind === undefined || id === undefined || !(linkKinds as readonly string[]).includes(kind))
		return undefined;
	return fragment === undefined ? { kind: kind as LinkKind, id } : { kind: kind as LinkKind, id, fragment };
}
