import { type Document, isAlias, isNode, isScalar, type Scalar, visit } from 'yaml';

/** A place in a YAML text where what was written is not what was meant. */
export interface SyntaxFault {
	/** in characters from the start of the text */
	readonly offset: number;
	readonly says: string;
	/** false where the rest of the text can still be read as it was meant */
	readonly breaks: boolean;
}

type ParserFault = Document['errors'][number] | Document['warnings'][number];

/**
 * What is wrong with a YAML text, in an author's words. The parser's further complaints about a line are
 * consequences of the first, so each line has at most one fault.
 */
export function syntaxFaults(document: Document, text: string): SyntaxFault[] {
	const quoted = quotedTexts(document);
	const faults = [
		...[...document.errors, ...document.warnings].map((fault) => parserFault(fault, text, quoted)),
		...silentFaults(document, text)
	];
	const lineStart = (offset: number) => text.lastIndexOf('\n', offset - 1) + 1;
	const lines = new Set<number>();
	return faults.filter(({ offset }) => {
		const line = lineStart(offset);
		return !lines.has(line) && lines.add(line);
	});
}

function parserFault(fault: ParserFault, text: string, quoted: readonly Scalar[]): SyntaxFault {
	const { code, message, pos } = fault;
	const at = (offset: number, says: string) => ({ offset, says, breaks: true });
	const here = (says: string) => at(pos[0], says);
	const line = text.slice(text.lastIndexOf('\n', pos[0] - 1) + 1).split('\n', 1)[0] ?? '';

	switch (code) {
		case 'DUPLICATE_KEY': {
			const key = /^(["']?)([^:"'\n]+)\1/.exec(text.slice(pos[0]))?.[2] ?? '';
			return here(`"${key.trim()}" stands here twice: rename or remove one`);
		}
		case 'TAB_AS_INDENT':
			return here('is indented with a tab: indent with spaces');
		case 'BAD_SCALAR_START':
			return here(`a text cannot begin with ${text[pos[0]] ?? ''} : put it in 'single quotes'`);
		case 'TAG_RESOLVE_FAILED':
			return here("a text cannot begin with ! : put it in 'single quotes'");
		case 'BAD_DQ_ESCAPE':
			return here(
				`in "double quotes" a backslash begins an escape: put Windows paths in 'single quotes' or no quotes`
			);
		case 'MULTIPLE_DOCS':
			return here('a line "---" begins a second document here: remove it');
		case 'BLOCK_AS_IMPLICIT_KEY':
			return here(
				/:\s.*:(\s|$)/.test(line)
					? `the text has a colon in it: put the whole text in 'single quotes'`
					: 'the line below is indented further than this one: begin all fields of an entry in the same column'
			);
		case 'MULTILINE_IMPLICIT_KEY':
			return here('is not of the form "field: value": the colon or the space behind it is missing');
		case 'BAD_INDENT':
			return here(
				/^Flow/.test(message)
					? `a ${message.includes(']') ? '"["' : '"{"'} above this line is not closed with ${message.includes(']') ? '"]"' : '"}"'}`
					: 'begins in another column than its neighbours: begin all fields of an entry in the same column'
			);
		case 'MISSING_CHAR':
			if (message.includes('closing')) return at(unclosed(quoted, pos[0]) ?? pos[0], 'the quote that begins here has no end');
			return message.includes('flow')
				? here(`a comma is missing here; texts with quotes, commas or brackets stand in 'single quotes'`)
				: here('is not of the form "field: value": the colon or the space behind it is missing');
		case 'UNEXPECTED_TOKEN':
			if (message.includes('block-seq-ind')) return here('a list begins on the line below its field');
			if (message.includes('Not a YAML token')) return here('the text begins on the line below the > or |');
			if (message.includes('at node end')) return afterQuote(quoted, text, pos[0], at);
			break;
	}
	return here(`is not valid YAML: ${message}`);
}

/** There is text behind the end of a value: a quote inside quotes, or a value that looked like an alias. */
function afterQuote(
	quoted: readonly Scalar[],
	text: string,
	offset: number,
	at: (offset: number, says: string) => SyntaxFault
): SyntaxFault {
	const before = quoted.findLast((scalar) => (scalar.range?.[0] ?? 0) < offset);
	const start = before?.range?.[0];
	const end = before?.range?.[1] ?? 0;
	if (before === undefined || start === undefined || text.slice(end, offset).trim() !== '')
		return at(offset, `a text cannot begin with * or & : put it in 'single quotes'`);
	if (text.slice(start, end).includes('\n')) return at(start, 'the quote that begins here has no end');
	return at(
		offset,
		before.type === 'QUOTE_SINGLE'
			? `the quote ends before the text does: inside 'single quotes' write an apostrophe twice ('')`
			: `the quote ends before the text does: inside "double quotes" write a quote as \\"`
	);
}

function unclosed(quoted: readonly Scalar[], offset: number): number | undefined {
	return quoted.findLast((scalar) => (scalar.range?.[0] ?? 0) < offset)?.range?.[0];
}

function quotedTexts(document: Document): Scalar[] {
	const found: Scalar[] = [];
	visit(document, {
		Scalar(_, scalar) {
			if (scalar.type === 'QUOTE_SINGLE' || scalar.type === 'QUOTE_DOUBLE') found.push(scalar);
		}
	});
	return found;
}

/** What the parser accepts and an author never means: text that is swallowed as a comment, an anchor or an alias. */
function silentFaults(document: Document, text: string): SyntaxFault[] {
	const faults: SyntaxFault[] = [];
	visit(document, {
		Node(_, node) {
			const start = node.range?.[0] ?? 0;
			if (isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor !== undefined))
				faults.push({ offset: start, says: `a text cannot begin with * or & : put it in 'single quotes'`, breaks: true });
			else if (isScalar(node) && node.type === 'PLAIN' && /^[ \t]+#/.test(text.slice(node.range?.[1])))
				faults.push({
					offset: start,
					says: `what follows " #" is lost as a comment: put the whole text in 'single quotes', or the comment on a line of its own`,
					breaks: false
				});
		}
	});
	return faults;
}
