import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withFieldTables } from '../src/lib/content/field-tables';

/** Writes the field tables of the author's guide anew. */
const readme = resolve(import.meta.dirname, '../content/README.md');
writeFileSync(readme, withFieldTables(readFileSync(readme, 'utf8')));
