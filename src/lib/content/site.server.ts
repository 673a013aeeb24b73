import { blocks } from '$lib/blocks';
import { formatProblems } from './problems';
import { readContent } from './read';

const files = import.meta.glob<string>('/content/**/*', { query: '?raw', import: 'default', eager: true });
const { content: read, problems } = readContent(
	new Map(Object.entries(files).map(([path, text]) => [path.slice(1), text])),
	blocks
);
if (problems.length > 0)
	throw new Error(`${problems.length} problems in content:\n\n${formatProblems(problems)}\n`);

/** The whole content, read once per build. Only server code may import it: no author's file reaches the browser. */
export const content = read;
