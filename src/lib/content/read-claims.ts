import type { InferOutput } from 'valibot';
import type { AuthorFiles } from './author-files';
import { type Entries, readEntries } from './read-entries';
import { claim, source } from './schema/evidence';

/** What proves the content: claims, and the documents that they cite. */
export interface ClaimEntries {
	readonly claims: Entries<InferOutput<typeof claim>>;
	readonly sources: Entries<InferOutput<typeof source>>;
}

/** Reads claims and sources, and checks them against each other: no claim without its source, no source without a claim. */
export function readClaims(files: AuthorFiles): ClaimEntries {
	const sources = readEntries(files, ['content/sources.yaml'], source, 'a source of content/sources.yaml');
	const claims = readEntries(files, files.inFolder('claims'), claim, 'a claim of content/claims');
	const cited = checkClaims({ claims, sources });
	// a misspelt source is not also an unused one
	const isUseKnown = claims.isWhole && [...cited].every((id) => sources.names.fault(id) === undefined);
	for (const [id, { yaml, path }] of sources.read) {
		if (isUseKnown && !cited.has(id))
			yaml.add(path, `source "${id}" is used by no claim: cite it or remove it`);
	}
	return { claims, sources };
}

/** @returns the sources that some claim cites, as written */
function checkClaims({ claims, sources }: ClaimEntries): Set<string> {
	const cited = new Set<string>();
	for (const { value, yaml, path } of claims.read.values()) {
		yaml.check([...path, 'sources'], value.sources, sources.names);
		for (const id of value.sources) cited.add(id);
		value.dispute?.positions.forEach((position, index) => {
			yaml.check([...path, 'dispute', 'positions', index, 'sources'], position.sources, sources.names);
			for (const id of position.sources) cited.add(id);
		});
		if (value.reviewBy !== undefined && value.reviewBy < value.checked)
			yaml.add(
				[...path, 'reviewBy'],
				`${value.reviewBy} is before the day of the check, ${value.checked}: give a later day`
			);
	}
	return cited;
}
