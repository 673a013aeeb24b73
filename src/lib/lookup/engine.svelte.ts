import { untrack } from 'svelte';
import { link } from '$lib/link';
import type { Result, Searcher } from './search';

type Search = (searcher: Searcher, query: string, limit: number) => Result[];

/**
 * Search as the screen sees it. Index and library are loaded on first use, once for the whole document; one for all
 * pages, because it holds nothing of a person and the server never touches it.
 */
export class SearchEngine {
	#status: 'idle' | 'loading' | 'ready' | 'failed' = $state('idle');
	#searcher: { readonly search: Search; readonly searcher: Searcher } | undefined = $state.raw();

	get status() {
		return this.#status;
	}

	/** Begins to load, or tries again after a failure. */
	load(): void {
		// an effect that asks for it must not run again because it failed
		const status = untrack(() => this.#status);
		if (status === 'idle' || status === 'failed') void this.#load();
	}

	/** Empty until the index is there. */
	search(query: string, limit: number): readonly Result[] {
		return this.#searcher ? this.#searcher.search(this.#searcher.searcher, query, limit) : [];
	}

	async #load(): Promise<void> {
		this.#status = 'loading';
		try {
			const [{ openIndex, search }, response] = await Promise.all([
				import('./search'),
				fetch(link('/search.json'))
			]);
			const searcher = response.ok ? openIndex(await response.json()) : undefined;
			if (searcher) this.#searcher = { search, searcher };
			this.#status = searcher ? 'ready' : 'failed';
		} catch {
			// offline, or the files of an older version are gone after an update
			this.#status = 'failed';
		}
	}
}

export const engine = new SearchEngine();
