/**
 * The search dialog, which any page may open. One for the whole document, as there is one dialog; only the browser
 * changes it, so that prerendered pages share nothing.
 */
export class Palette {
	query = $state('');
	#isOpen = $state(false);

	get isOpen() {
		return this.#isOpen;
	}

	/** @param query what to search for at once; without it the last search is still there */
	open(query?: string): void {
		if (query !== undefined) this.query = query;
		this.#isOpen = true;
	}
	close(): void {
		this.#isOpen = false;
	}
}

export const palette = new Palette();
