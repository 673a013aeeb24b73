/**
 * Brings a static page to life: puts a component in the place of each island, and enhances the code. The page is
 * complete without it; where one island fails, the others and the text stay.
 */
import { mount } from 'svelte';
import type { LessonBlocks } from '$lib/content/lesson-blocks';
import { revealAged } from '$lib/content/aged.svelte';
import { enhanceCode } from '$lib/learn/enhance-code.svelte';
import { setRoot } from '$lib/link';
import { openRecord } from '$lib/record/store.svelte';
import IslandRoot from './IslandRoot.svelte';
import { always, byNeed, type IslandPart } from './registry';

// the page says where the site lies: the framework, which would know, is not here
const root = document.querySelector<HTMLElement>('[data-root]')?.dataset['root'] ?? '/';
setRoot(new URL(root, location.href).pathname);

const record = openRecord();
for (const place of document.querySelectorAll<HTMLElement>('[data-island]')) {
	const name = place.dataset['island'] ?? '';
	const part = always[name];
	if (part) bringToLife(place, part);
	else void byNeed[name]?.().then((module) => bringToLife(place, module.default));
}
for (const text of document.querySelectorAll<HTMLElement>('[data-code]')) enhanceCode(text);
revealAged(document.body);
document.addEventListener('keydown', ({ key }) => {
	if (key !== 'Escape') return;
	for (const term of document.querySelectorAll('.term:hover, .term:focus-within')) {
		term.classList.add('quiet');
		for (const leave of ['mouseleave', 'focusout'])
			term.addEventListener(leave, () => term.classList.remove('quiet'), { once: true });
	}
});

function bringToLife(place: HTMLElement, Part: IslandPart): void {
	const { props, context } = place.dataset;
	const data = {
		record,
		Part,
		props: props === undefined ? {} : (JSON.parse(props) as Record<string, unknown>),
		blocks: context === undefined ? undefined : (JSON.parse(context) as LessonBlocks)
	};
	place.replaceChildren();
	mount(IslandRoot, { target: place, props: data });
}
