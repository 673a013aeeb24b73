import { commandText } from './command-text';

const SHELL = 'bulkhead.shell';

/**
 * For the element around a lesson's text: gives commands a copy button, and makes a choice of shell hold for all
 * groups on all pages. The text is complete without it.
 */
export function enhanceCode(article: HTMLElement): () => void {
	const status = document.createElement('span');
	status.setAttribute('role', 'status');
	status.className = 'hidden';
	article.append(status);
	for (const pre of article.querySelectorAll<HTMLElement>('pre[data-lang]')) addBar(pre, status);

	showShell(article, savedShell());
	const choose = (event: Event) => {
		const input = event.target as HTMLInputElement;
		if (input.closest('[data-tabs]') === null) return;
		saveShell(input.value);
		showShell(article, input.value);
	};
	article.addEventListener('change', choose);
	return () => {
		article.removeEventListener('change', choose);
	};
}

/** The bar stands beside the code, not around it: Svelte owns where the code stands. */
function addBar(pre: HTMLElement, status: HTMLElement): void {
	const bar = document.createElement('div');
	bar.className = 'code-bar screen-only';
	bar.dataset['lang'] = pre.dataset['lang'] ?? '';
	// what a program printed is no command
	if (pre.dataset['lang'] !== 'text') {
		const button = document.createElement('button');
		button.type = 'button';
		button.textContent = 'Copy';
		button.addEventListener('click', () => {
			void copy(commandText(pre.textContent)).then((outcome) => {
				button.textContent = outcome;
				status.textContent = outcome;
			});
		});
		button.addEventListener('blur', () => {
			button.textContent = 'Copy';
			status.textContent = '';
		});
		bar.append(button);
	}
	pre.before(bar);
}

async function copy(text: string): Promise<string> {
	try {
		await navigator.clipboard.writeText(text);
		return 'Copied';
	} catch {
		return 'The browser did not allow copying';
	}
}

function showShell(article: HTMLElement, shell: string | null): void {
	for (const input of article.querySelectorAll<HTMLInputElement>('[data-tabs] input'))
		if (input.value === shell) input.checked = true;
}
function savedShell(): string | null {
	try {
		return localStorage.getItem(SHELL);
	} catch {
		return null; // storage is blocked: the first of each group is shown
	}
}
function saveShell(shell: string): void {
	try {
		localStorage.setItem(SHELL, shell);
	} catch {
		// storage is blocked: the choice holds on this page
	}
}
