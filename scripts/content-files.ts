import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All files below a folder `content`, as the content reader wants them: path from the root → text. */
export function contentFiles(root: string): Map<string, string> {
	return new Map(
		readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => {
				const path = join(entry.parentPath, entry.name);
				return [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const;
			})
			.sort(([a], [b]) => (a < b ? -1 : 1))
	);
}
