import type { Content, Source } from '../content/model';

/** A source as its page shows it. */
export interface SourceView extends Source {
	/** how many claims it proves */
	readonly claims: number;
}

/** All sources by publisher and title. */
export function sourceList(content: Pick<Content, 'sources' | 'claims'>): SourceView[] {
	const claims = new Map<string, number>();
	for (const claim of Object.values(content.claims)) {
		const cited = new Set([
			...claim.sources,
			...(claim.dispute?.positions ?? []).flatMap((position) => position.sources)
		]);
		for (const id of cited) claims.set(id, (claims.get(id) ?? 0) + 1);
	}
	const key = (source: Source) => `${source.publisher}\n${source.title}`.toLowerCase();
	return Object.values(content.sources)
		.map((source) => ({ ...source, claims: claims.get(source.id) ?? 0 }))
		.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
