import type { Component } from 'svelte';
import type { PageLoad } from './$types';

/** Reading needs no client: what does something is an island (`src/islands`), and the rest is text. */
export const csr = false;

const lessons = import.meta.glob<{ default: Component }>('/content/course/*/*.md');

export const load: PageLoad = async ({ data }) => {
	const read = lessons[`/${data.page.lesson.file}`];
	if (!read) throw new Error(`${data.page.lesson.file} was not compiled`);
	return { page: data.page, Text: (await read()).default, isStatic: true };
};
