import { describe, expect, test } from 'vitest';
import type { Content } from './model';
import { evidenceOf, isPastReview, sourcesBehind } from './evidence';

const content: Pick<Content, 'claims' | 'sources'> = {
	sources: {
		docs: { id: 'docs', title: 'Docs', publisher: 'P', url: 'https://a.example/', checked: '2026-08-07' },
		blog: {
			id: 'blog',
			title: 'Blog',
			publisher: 'Q',
			url: 'https://b.example/',
			dated: '2025-01-02',
			checked: '2026-08-01'
		}
	},
	claims: {
		one: { id: 'one', says: 'First.', sources: ['docs'], checked: '2026-08-07', reviewBy: '2026-12-31' },
		two: {
			id: 'two',
			says: 'Second.',
			sources: ['docs', 'blog'],
			checked: '2026-08-01',
			dispute: {
				positions: [
					{ says: 'Yes.', sources: ['docs'] },
					{ says: 'No.', sources: ['blog'] }
				],
				teach: 'No.'
			}
		}
	}
};

describe('evidenceOf', () => {
	test('keeps the order of the ids and names each claim once', () => {
		expect(evidenceOf(content, ['two', 'one', 'two']).map((one) => one.id)).toEqual(['two', 'one']);
	});
	test('brings the documents along, also those of each side of a dispute', () => {
		const [two] = evidenceOf(content, ['two']);
		expect(two?.sources.map((source) => source.url)).toEqual(['https://a.example/', 'https://b.example/']);
		expect(two?.dispute?.positions[1]?.sources[0]?.dated).toBe('2025-01-02');
	});
	test('throws on an unknown claim instead of showing something without proof', () => {
		expect(() => evidenceOf(content, ['none'])).toThrow('none');
	});
});

describe('isPastReview', () => {
	test('begins on the day after the review day', () => {
		expect(isPastReview({ reviewBy: '2026-12-31' }, '2026-12-31')).toBe(false);
		expect(isPastReview({ reviewBy: '2026-12-31' }, '2027-01-01')).toBe(true);
	});
	test('never holds for a claim that does not age', () => {
		expect(isPastReview({}, '2999-01-01')).toBe(false);
	});
});

test('sourcesBehind lists each document once, with its oldest check', () => {
	const uses = sourcesBehind(evidenceOf(content, ['two', 'one']));
	expect(uses.map((use) => [use.source.id, use.checked, use.claims])).toEqual([
		['docs', '2026-08-01', ['two', 'one']],
		['blog', '2026-08-01', ['two']]
	]);
});
