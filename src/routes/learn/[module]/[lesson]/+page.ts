import type { Component } from 'svelte';
import type { PageLoad } from './$types';

const lessons = import.meta.glob<{ default: Component }>('/content/course/*/*.md');

export const load: PageLoad = async ({ data }) => {
	const read = lessons[`/${data.page.lesson.file}`];
	if (!read) throw new Error(`${data.page.lesson.file} was not compiled`);
	return { page: data.page, Text: (await read()).default };
};
