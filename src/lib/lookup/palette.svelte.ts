/**
 * The search dialog, which any page may open. One for the whole document, as there is one dialog; only the browser
 * changes it, so that prerendered pages share nothing.
 */
export class Palette {
	query = $state('');
	#isOpen = $state(false);
	#isTypedAhead = false;

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
	/** Takes a key for a dialog that is asked for and not there yet; anything but a letter or Backspace is left alone. */
	typeAhead(key: string): boolean {
		if (key.length === 1) this.query += key;
		else if (key === 'Backspace') this.query = this.query.slice(0, -1);
		else return false;
		this.#isTypedAhead = true;
		return true;
	}
	/** True once after typing ahead: the rest is typed behind it, not over it. */
	takeTypedAhead(): boolean {
		const was = this.#isTypedAhead;
		this.#isTypedAhead = false;
		return was;
	}
}

export const palette = new Palette();
