const KEY = 'bulkhead.keys';

/** Whether keys without Ctrl or Alt do something (WCAG 2.1.4): on, until somebody turns them off. */
class SingleKeys {
	#on = $state(true);

	get on(): boolean {
		return this.#on;
	}
	/** To be called in the browser, once the page is there. */
	load(): void {
		try {
			this.#on = localStorage.getItem(KEY) !== 'off';
		} catch {
			// storage is blocked: the keys stay on for this visit
		}
	}
	set(on: boolean): void {
		this.#on = on;
		try {
			localStorage.setItem(KEY, on ? 'on' : 'off');
		} catch {
			// storage is blocked: the choice holds for this visit
		}
	}
}
export const singleKeys = new SingleKeys();
