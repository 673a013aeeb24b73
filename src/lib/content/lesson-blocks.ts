import type { Evidence } from './evidence';
import type { ClaimId, Item, Row } from './model';

/** A table that a block reads: the rows as written, and the words for the ids that stand in them. */
export interface BlockTable {
	readonly id: string;
	readonly title: string;
	readonly columns: readonly { readonly id: string; readonly label: string; readonly note?: string }[];
	readonly rows: readonly Row[];
	/** column id → answer id → label, for columns that hold answers of a question */
	readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What the blocks of one lesson need to know. */
export interface LessonBlocks {
	readonly items: Readonly<Record<string, Item>>;
	readonly tables: Readonly<Record<string, BlockTable>>;
	readonly evidence: Readonly<Record<ClaimId, Evidence>>;
	/** what the words mean that the text links to, by term */
	readonly terms: Readonly<Record<string, string>>;
}
