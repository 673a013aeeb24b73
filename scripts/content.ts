/** The content of this repository, read once for all that need it. */
import { resolve } from 'node:path';
import { blocks } from '../src/lib/blocks';
import { readContent } from '../src/lib/content/read';
import { contentFiles } from './content-files';

export const files = contentFiles(resolve(import.meta.dirname, '..'));
/** With problems the content is only as good as its files: see `readContent`. */
export const { content, problems } = readContent(files, blocks);
