import { untrack } from 'svelte';
import type { Evidence } from '$lib/content/evidence';
import { link } from '$lib/link';

/**
 * The proof of all rules, loaded when a plan is first read. One for all pages: it holds nothing of a person, and the
 * server never touches it.
 */
class RuleEvidence {
	#all = $state.raw<readonly Evidence[]>([]);
	#status: 'idle' | 'loading' | 'ready' | 'failed' = $state('idle');

	/** empty until it is there */
	get all(): readonly Evidence[] {
		return this.#all;
	}
	get status() {
		return this.#status;
	}

	/** Begins to load, or tries again after a failure. */
	load(): void {
		// an effect that asks for it must not run again because it failed
		const status = untrack(() => this.#status);
		if (status === 'idle' || status === 'failed') void this.#load();
	}

	async #load(): Promise<void> {
		this.#status = 'loading';
		try {
			const response = await fetch(link('/decide/evidence.json'));
			if (!response.ok) throw new Error(response.statusText);
			// made by the same build as this script
			this.#all = (await response.json()) as readonly Evidence[];
			this.#status = 'ready';
		} catch {
			// offline, or the files of an older version are gone after an update
			this.#status = 'failed';
		}
	}
}

export const ruleEvidence = new RuleEvidence();
