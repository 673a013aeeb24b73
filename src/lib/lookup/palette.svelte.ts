const STORED_AT = 'bulkhead.keys';

/**
 * The search dialog, which any page may open. One for the whole document, as there is one dialog; only the browser
 * changes it, so that prerendered pages share nothing.
 */
export class Palette {
	query = $state('');
	#isOpen = $state(false);
	#slashOpens = $state(true);

	get isOpen() {
		return this.#isOpen;
	}
	/** Whether `/` opens it. A shortcut of one character must be possible to switch off (WCAG 2.1.4). */
	get slashOpens() {
		return this.#slashOpens;
	}

	/** @param query what to search for at once; without it the last search is still there */
	open(query?: string): void {
		if (query !== undefined) this.query = query;
		this.#isOpen = true;
	}
	close(): void {
		this.#isOpen = false;
	}

	/** Reads the setting; to be called in the browser only. */
	readSettings(): void {
		try {
			this.#slashOpens = localStorage.getItem(STORED_AT) !== 'off';
		} catch {
			// storage is blocked: the setting lasts as long as the page
		}
	}
	setSlashOpens(opens: boolean): void {
		this.#slashOpens = opens;
		try {
			localStorage.setItem(STORED_AT, opens ? 'on' : 'off');
		} catch {
			// as above
		}
	}
}

export const palette = new Palette();
