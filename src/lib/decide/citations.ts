import type { Evidence, EvidenceSource } from '../content/evidence';

/** Numbers for the documents that a text cites, in the order in which it cites them. */
export class Citations {
	readonly #evidence: ReadonlyMap<string, Evidence>;
	readonly #numbers = new Map<string, { readonly number: number; readonly source: EvidenceSource }>();

	constructor(evidence: readonly Evidence[]) {
		this.#evidence = new Map(evidence.map((one) => [one.id, one]));
	}

	/** `[1] [4]`, each document once; empty where the proof is not there. */
	cite(claims: readonly string[]): string {
		const numbers = claims
			.flatMap((claim) => this.#evidence.get(claim)?.sources ?? [])
			.map((source) => {
				const known = this.#numbers.get(source.id) ?? { number: this.#numbers.size + 1, source };
				this.#numbers.set(source.id, known);
				return `[${known.number}]`;
			});
		return [...new Set(numbers)].join(' ');
	}

	/** A Markdown list entry with its documents behind it. */
	bullet(text: string, claims: readonly string[] = []): string {
		const cited = this.cite(claims);
		return `- ${text}${cited === '' ? '' : ` ${cited}`}`;
	}

	/** The documents as a numbered Markdown list. */
	list(): readonly string[] {
		return [...this.#numbers.values()].map(
			({ number, source: { publisher, title, url } }) => `${number}. ${publisher}: ${title}, ${url}`
		);
	}
}
