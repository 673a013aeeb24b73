import { error } from '@sveltejs/kit';
import { content } from '$lib/content/site.server';
import { tableView } from '$lib/lookup/table-view';

export const entries = () => content.tables.map(({ id }) => ({ table: id }));

export function load({ params }) {
	const table = content.tables.find(({ id }) => id === params.table);
	if (!table) error(404, 'There is no such table');
	return { table: tableView(content, table) };
}
