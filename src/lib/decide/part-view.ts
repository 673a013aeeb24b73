import type { Evidence } from '../content/evidence';
import type { RuleBase } from '../content/model';
import type { Given } from './explain';
import type { Answers } from './facts';
import type { Decisions } from './outcome';
import type { GuideSolver } from './solver';

/** What is shown of one guide's verdict: its own page has a run of it, a plan has one such view for each part. */
export interface PartView {
	readonly page: { readonly rules: RuleBase; readonly evidence: readonly Evidence[] };
	readonly solver: GuideSolver;
	readonly answers: Answers;
	/** what a plan has decided, for commands that name it */
	readonly decided?: Decisions;
	/** the query after these changes */
	queryWithAll(changes: readonly Given[]): string;
}
