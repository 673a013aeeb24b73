import { describe, expect, test } from 'vitest';
import { readLessonText } from './lesson-text';

/** The lesson's text begins on line 10 of its file. */
const read = (...lines: string[]) => readLessonText(lines.join('\n'), 10);
const faultLines = (...lines: string[]) => read(...lines).faults.map((fault) => fault.line);

describe('citations', () => {
	test('are found in the order of the text, with their line in the file', () => {
		const { claims } = read('One.[^a] Two', 'goes on.[^b]', '', '- Three.[^a]', '', '> Four.[^c]');
		expect(claims).toEqual([
			{ value: 'a', line: 10 },
			{ value: 'b', line: 11 },
			{ value: 'a', line: 13 },
			{ value: 'c', line: 15 }
		]);
	});
	test('are found in table cells and emphasis', () => {
		expect(
			read('| a |', '| --- |', '| x[^a] |', '', '**Bold.[^b]**').claims.map((claim) => claim.value)
		).toEqual(['a', 'b']);
	});
	test('are not found in code or behind a backslash', () => {
		const { claims, faults } = read('`[^a]`', '', '```text', '[^b]', '```', '', '\\[^c]');
		expect([claims, faults]).toEqual([[], []]);
	});
	test('keep their line where lines end as on Windows', () => {
		expect(readLessonText('One.\r\n\r\nTwo.[^a]\r\n', 10).claims).toEqual([{ value: 'a', line: 12 }]);
	});
});

describe('brackets side by side', () => {
	test.each([
		['two citations', 'A.[^a][^b] B'],
		['two citations with a space', 'A.[^a] [^b] B'],
		['a citation and a link', 'A.[^a] [text](guide:x) B'],
		['brackets and a citation', 'A [0][^a] B'],
		['brackets, a space and a citation', 'A [0] [^a] B'],
		['brackets and a link', 'A [0] [text](guide:x) B']
	])('are refused: %s', (_, text) => {
		expect(faultLines('First.', '', text)).toEqual([12]);
	});
	test('are refused across a line end, on the line of the first', () => {
		expect(faultLines('A.[^a]', '[^b] B')).toEqual([10]);
		expect(faultLines('- A.[^a]', '  [text](guide:x)')).toEqual([10]);
		expect(faultLines('> A.[^a]', '> [text](guide:x)')).toEqual([10]);
		expect(faultLines('> [!NOTE]', '> [text](guide:x)')).toEqual([10]);
	});
	test('are reported once for each pair', () => {
		expect(read('A.[^a][^b] [^c]').faults).toHaveLength(2);
	});
	test.each([
		['words between', 'A.[^a] See the [text](guide:x).'],
		['a comma between', 'A [^a], [^b] B'],
		['a citation behind a link', 'A [text](guide:x)[^a] B'],
		['a full stop between', 'A[^a]. [text](guide:x) B'],
		['code between', 'A.[^a] `x` [text](guide:x)'],
		['code that has them', 'A `[0][1]` and `[^a] [^b]`.']
	])('are fine with %s', (_, text) => {
		expect(read(text).faults).toEqual([]);
	});
	test('are fine in two cells, members of a list or paragraphs', () => {
		expect(read('| a[^a] | [b](guide:x) |', '| --- | --- |').faults).toEqual([]);
		expect(read('- a[^a]', '- [b](guide:x)').faults).toEqual([]);
		expect(read('A.[^a]', '', '[b](guide:x)').faults).toEqual([]);
		expect(read('> [!NOTE]', '>', '> [b](guide:x)').faults).toEqual([]);
	});
});

describe('blocks', () => {
	test('are found with their id and line', () => {
		expect(read('Text.', '', '<Check id="x" />', '', '<KernelFigure />').blocks).toEqual([
			{ value: { name: 'Check', id: 'x' }, line: 12 },
			{ value: { name: 'KernelFigure' }, line: 14 }
		]);
	});
	test('are not found in code or comments', () => {
		const { blocks, faults } = read(
			'`<Check id="x" />`',
			'',
			'<!-- <Check id="x" /> -->',
			'',
			'```text',
			'<Check />',
			'```'
		);
		expect([blocks, faults]).toEqual([[], []]);
	});
	test('do not hide behind a comment', () => {
		expect(faultLines('<!-- a', 'b --> <script>alert(1)</script>')).toEqual([11]);
	});
});

describe('links', () => {
	test('are found with the line on which they begin', () => {
		expect(read('A', '[text', 'goes on](guide:x) and <https://a.example/>').links).toEqual([
			{ value: 'guide:x', line: 11 },
			{ value: 'https://a.example/', line: 12 }
		]);
	});
});

describe('sections', () => {
	test('have the slugs that pages give their headings', () => {
		const { sections } = read(
			'Intro.[^a]',
			'',
			'## `--isolation` & more',
			'',
			'A',
			'',
			'## Twice',
			'',
			'### Twice',
			'',
			'B'
		);
		expect(sections.map(({ slug, heading, depth }) => [slug, heading, depth])).toEqual([
			['', '', 1],
			['--isolation--more', '--isolation & more', 2],
			['twice', 'Twice', 2],
			['twice-1', 'Twice', 3]
		]);
	});
	test('have their text without citations, code blocks and markup', () => {
		const { sections } = read(
			'**Bold** and `code`.[^a]',
			'',
			'> [!NOTE]',
			'> A remark.',
			'',
			'```text',
			'output',
			'```',
			'',
			'| a | b |',
			'| --- | --- |',
			'| c | d |'
		);
		expect(sections[0]?.text).toBe('Bold and code. A remark. a b c d');
	});
});

describe('words', () => {
	test('count prose and code in prose, not citations or code blocks', () => {
		expect(read('Run `docker ps` now.[^iso-002]', '', '```text', 'not these words', '```').words).toBe(4);
	});
	test('count a flag, a path and a word with an apostrophe as one each', () => {
		expect(read("The host's kernel: C:\\Windows, --isolation=process and 10.0.26100.").words).toBe(7);
	});
});

describe('isWhole', () => {
	test('is false where a code fence is not closed', () => {
		expect(read('```text', 'a').isWhole).toBe(false);
		expect(read('```text', 'a', '', '```cmd', 'b', '```').isWhole).toBe(false);
	});
	test('is true for fences with longer fences around them, and in lists and quotes', () => {
		expect(read('````text', '```cmd', 'a', '```', '````').isWhole).toBe(true);
		expect(read('- a', '', '  ```cmd', '  b', '  ```').isWhole).toBe(true);
		expect(read('> ```cmd', '> b', '> ```').isWhole).toBe(true);
	});
});

test('plain Markdown has no fault', () => {
	const { faults } = read(
		'Text with C:\\Windows\\System32, *emphasis*, a > b & c, and "quotes" -- dashes.',
		'',
		'## One',
		'',
		'1. a',
		'2. b',
		'',
		'   ```powershell',
		'   ver',
		'   ```',
		'',
		'### Two',
		'',
		'```powershell tab',
		'ver',
		'```',
		'',
		'```cmd tab',
		'ver',
		'```',
		'',
		'| a | b |',
		'| --- | --- |',
		'| `{x}` | `<image>` |'
	);
	expect(faults).toEqual([]);
});
