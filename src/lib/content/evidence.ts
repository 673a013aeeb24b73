import type { ClaimId, Content } from './model';

/** A cited document, as far as a reader needs it. */
export interface EvidenceSource {
	readonly id: string;
	readonly title: string;
	readonly publisher: string;
	/** public https address */
	readonly url: string;
	/** the date that the document itself carries, `YYYY-MM-DD` */
	readonly dated?: string;
}
/** A claim with the documents that prove it: what the browser gets, without the rest of the content. */
export interface Evidence {
	readonly id: ClaimId;
	readonly says: string;
	readonly holdsFor?: string;
	/** what the sources leave open */
	readonly uncertain?: string;
	readonly dispute?: {
		readonly positions: readonly { readonly says: string; readonly sources: readonly EvidenceSource[] }[];
		/** the cautious position, which is the one taught */
		readonly teach: string;
	};
	/** `YYYY-MM-DD` */
	readonly checked: string;
	/** `YYYY-MM-DD`; after this day the claim may have aged */
	readonly reviewBy?: string;
	readonly sources: readonly EvidenceSource[];
}

/**
 * The proof behind something that names claims, in the order of the names, each once.
 * @throws {Error} for an id that is not in the content; the content check refuses those
 */
export function evidenceOf(
	content: Pick<Content, 'claims' | 'sources'>,
	claimIds: readonly ClaimId[]
): Evidence[] {
	const sourcesOf = (ids: readonly string[]) => ids.map((id) => sourceOf(content, id));
	return [...new Set(claimIds)].map((id) => {
		const claim = content.claims[id];
		if (!claim) throw new Error(`no claim "${id}"`);
		return {
			id,
			says: claim.says,
			...(claim.holdsFor === undefined ? {} : { holdsFor: claim.holdsFor }),
			...(claim.uncertain === undefined ? {} : { uncertain: claim.uncertain }),
			...(claim.dispute === undefined
				? {}
				: {
						dispute: {
							positions: claim.dispute.positions.map(({ says, sources }) => ({
								says,
								sources: sourcesOf(sources)
							})),
							teach: claim.dispute.teach
						}
					}),
			checked: claim.checked,
			...(claim.reviewBy === undefined ? {} : { reviewBy: claim.reviewBy }),
			sources: sourcesOf(claim.sources)
		};
	});
}

function sourceOf(content: Pick<Content, 'sources'>, id: string): EvidenceSource {
	const source = content.sources[id];
	if (!source) throw new Error(`no source "${id}"`);
	return {
		id,
		title: source.title,
		publisher: source.publisher,
		url: source.url,
		...(source.dated === undefined ? {} : { dated: source.dated })
	};
}

/**
 * True when a claim is past the day by which somebody should have looked at its sources again.
 * @param today `YYYY-MM-DD`
 */
export function isPastReview(evidence: Pick<Evidence, 'reviewBy'>, today: string): boolean {
	return evidence.reviewBy !== undefined && evidence.reviewBy < today;
}

/** One document and what it proves here. */
export interface SourceUse {
	readonly source: EvidenceSource;
	/** the oldest check among the claims it proves: nothing here is fresher than it says */
	readonly checked: string;
	readonly claims: readonly ClaimId[];
}

/** The documents behind several claims, each once, in the order in which they are first cited. */
export function sourcesBehind(evidence: readonly Evidence[]): SourceUse[] {
	const uses = new Map<string, SourceUse>();
	for (const { id, checked, sources } of evidence) {
		for (const source of sources) {
			const use = uses.get(source.id);
			uses.set(source.id, {
				source,
				checked: use && use.checked < checked ? use.checked : checked,
				claims: [...(use?.claims ?? []), id]
			});
		}
	}
	return [...uses.values()];
}
