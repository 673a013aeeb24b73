import { isFields } from './guards';
import { RECORD_VERSION } from './record';

/**
 * Version → what makes a record of that version into one of the next. A migration gets the plain content of the
 * stores (`{ lessons: { id: … }, responses: …, … }`), of which nothing has been checked yet, and may throw: what it was
 * given stays where it was.
 *
 * Whoever raises RECORD_VERSION adds the step here and freezes a file of the old version in `tests/fixtures/`.
 */
export type Migrations = Readonly<Record<number, (content: unknown) => unknown>>;
export const migrations: Migrations = {
	// workloads came with version 2
	1: (content) => (isFields(content) ? { workloads: {}, ...content } : content)
};

/**
 * @param version the version in which the content was written, at most `to`
 * @throws {Error} when there is no way from there to here
 */
export function migrate(content: unknown, version: number, steps = migrations, to = RECORD_VERSION): unknown {
	let migrated = content;
	for (let at = version; at < to; at++) {
		const step = steps[at];
		if (!step) throw new Error(`nothing makes a record of version ${at} into one of version ${at + 1}`);
		migrated = step(migrated);
	}
	return migrated;
}
