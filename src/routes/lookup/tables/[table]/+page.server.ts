import { error } from '@sveltejs/kit';
import { content } from '$lib/content/site.server';
import { tableView } from '$lib/lookup/table-view';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => content.tables.map(({ id }) => ({ table: id }));

export const load: PageServerLoad = ({ params }) => {
	const table = content.tables.find(({ id }) => id === params.table);
	if (!table) error(404, 'There is no such table');
	return { table: tableView(content, table) };
};
