import {
	type Document,
	isAlias,
	isCollection,
	isMap,
	isScalar,
	type Scalar,
	visit,
	type YAMLMap,
	type YAMLSeq
} from 'yaml';

/** A place in a YAML text where what was written is not what was meant. */
export interface SyntaxFault {
	/** in characters from the start of the text */
	readonly offset: number;
	readonly says: string;
	/** `text`: a text is lost; `value`: a value cannot be read; `structure`: what comes after it is misread too */
	readonly breaks: 'text' | 'value' | 'structure';
}

type ParserFault = Document['errors'][number] | Document['warnings'][number];

/**
 * What is wrong with a YAML text, in an author's words. The parser goes on after a mistake and complains about its
 * consequences: of the complaints about a line only the first is kept, and none below one that breaks the structure.
 */
export function syntaxFaults(document: Document, text: string): SyntaxFault[] {
	const quoted = quotedTexts(document);
	const faults = [
		...[...document.errors, ...document.warnings].map((fault) => parserFault(fault, text, quoted)),
		...silentFaults(document, text)
	].sort((a, b) => a.offset - b.offset);
	const end = faults.find((fault) => fault.breaks === 'structure')?.offset ?? text.length;
	const lines = new Set<number>();
	return faults.filter(({ offset }) => {
		const line = text.lastIndexOf('\n', offset - 1);
		return offset <= end && !lines.has(line) && lines.add(line);
	});
}

function parserFault(fault: ParserFault, text: string, quoted: readonly Scalar[]): SyntaxFault {
	const { code, message, pos } = fault;
	const structure = (says: string, offset = pos[0]): SyntaxFault => ({ offset, says, breaks: 'structure' });
	const value = (says: string): SyntaxFault => ({ offset: pos[0], says, breaks: 'value' });
	const line = text.slice(text.lastIndexOf('\n', pos[0] - 1) + 1).split('\n', 1)[0] ?? '';

	switch (code) {
		case 'DUPLICATE_KEY': {
			const key = /^(["']?)([^:"'\n]+)\1/.exec(text.slice(pos[0]))?.[2] ?? '';
			return value(`"${key.trim()}" stands here twice: rename or remove one`);
		}
		case 'BAD_SCALAR_START':
			return value(beginsWith(text[pos[0]] ?? ''));
		case 'TAG_RESOLVE_FAILED':
			return value(beginsWith('!'));
		case 'BAD_DQ_ESCAPE':
			return value(
				`in "double quotes" a backslash begins an escape: put Windows paths in 'single quotes' or no quotes`
			);
		case 'TAB_AS_INDENT':
			return structure('is indented with a tab: indent with spaces, in the whole file');
		case 'MULTIPLE_DOCS':
			return structure('a line "---" begins a second document here: remove it');
		case 'BLOCK_AS_IMPLICIT_KEY':
			return /:\s.*:(\s|$)/.test(line)
				? value(`the text has a colon in it: put the whole text in 'single quotes'`)
				: structure(
						'the line below is indented further than this one: begin all fields of an entry in the same column'
					);
		case 'BAD_INDENT': {
			if (!message.startsWith('Flow'))
				return structure(
					'begins in another column than its neighbours: begin all fields of an entry in the same column'
				);
			const [open, close] = message.includes(']') ? ['[', ']'] : ['{', '}'];
			return structure(`a "${open}" above this line is not closed with "${close}"`);
		}
		case 'MULTILINE_IMPLICIT_KEY':
			return structure(NO_FIELD);
		case 'MISSING_CHAR':
			if (message.includes('closing')) return structure(NO_END, lastBefore(quoted, pos[0])?.range?.[0]);
			return structure(
				message.includes('flow')
					? `a comma is missing here; texts with quotes, commas or brackets stand in 'single quotes'`
					: NO_FIELD
			);
		case 'UNEXPECTED_TOKEN':
			if (message.includes('block-seq-ind')) return structure('a list begins on the line below its field');
			if (message.includes('Not a YAML token'))
				return structure('the text begins on the line below the > or |');
			if (message.includes('at node end')) return textBehindValue(quoted, text, pos[0]);
			break;
	}
	return structure(`is not valid YAML: ${message}`);
}

const NO_FIELD = 'is not of the form "field: value": the colon or the space behind it is missing';
const NO_END = 'the quote that begins here has no end';
const beginsWith = (character: string) => `a text that begins with ${character} stands in 'single quotes'`;

/** Something stands behind the end of a value: a quote inside quotes, or a text that looked like an alias, list or map. */
function textBehindValue(quoted: readonly Scalar[], text: string, offset: number): SyntaxFault {
	const before = lastBefore(quoted, offset);
	const [start, end] = before?.range ?? [0, 0];
	if (before === undefined || text.slice(end, offset).trim() !== '') {
		const [sign = '*'] = /[*&[{]/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)) ?? [];
		return { offset, says: beginsWith(/[[{]/.test(sign) ? sign : '* or &'), breaks: 'value' };
	}
	if (text.slice(start, end).includes('\n')) return { offset: start, says: NO_END, breaks: 'structure' };
	return {
		offset,
		says:
			before.type === 'QUOTE_SINGLE'
				? `the quote ends before the text does: inside 'single quotes' write an apostrophe twice ('')`
				: `the quote ends before the text does: inside "double quotes" write a quote as \\"`,
		breaks: 'value'
	};
}

function lastBefore(scalars: readonly Scalar[], offset: number): Scalar | undefined {
	return scalars.findLast((scalar) => (scalar.range?.[0] ?? 0) < offset);
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

/**
 * What the parser accepts and an author never means: text that is swallowed as a comment, an anchor or an alias, and
 * keys that name nothing. `{{.OsVersion}}` is a map with a map as its key, `[note]: text` has a list as its key, and
 * behind `says: [note]: text` stands a field without a name.
 */
function silentFaults(document: Document, text: string): SyntaxFault[] {
	const faults: SyntaxFault[] = [];
	visit(document, {
		Pair(_, { key }) {
			if (isCollection(key)) faults.push(collectionAsKey(key));
			else if (isScalar(key) && key.value === null)
				faults.push({
					offset: key.range?.[0] ?? 0,
					says: `no id and no field is named before this colon; a text with a colon in it stands in 'single quotes'`,
					breaks: 'value'
				});
		},
		Node(_, node) {
			const start = node.range?.[0] ?? 0;
			if (isAlias(node) || node.anchor !== undefined)
				faults.push({ offset: start, says: beginsWith('* or &'), breaks: 'value' });
			else if (isScalar(node) && node.source && node.type === 'PLAIN' && isComment(text, node.range?.[1]))
				faults.push({
					offset: start,
					says: `what follows " #" is lost as a comment: put the whole text in 'single quotes', or the comment on a line of its own`,
					breaks: 'text'
				});
		}
	});
	return faults;
}

function collectionAsKey(key: YAMLMap | YAMLSeq): SyntaxFault {
	const [noun, bracket] = isMap(key) ? ['map', '{'] : ['list', '['];
	return {
		offset: key.range?.[0] ?? 0,
		says: `a ${noun} stands where one id or field is named; a text that begins with ${key.flow === true ? bracket : '?'} stands in 'single quotes'`,
		breaks: 'value'
	};
}

const isComment = (text: string, offset?: number) => /^[ \t]+#/.test(text.slice(offset));
