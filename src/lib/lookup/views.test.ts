import { describe, expect, test } from 'vitest';
import type { Content, Symptom, Term } from '../content/model';
import { glossary } from './glossary-view';
import { sourceList } from './source-list';
import { symptomGroups, symptomView } from './symptom-view';

const source = (id: string, publisher: string, title: string) => ({
	id,
	publisher,
	title,
	url: `https://${id}.example/`,
	checked: '2026-08-07'
});
const symptom = (id: string, rest: Partial<Symptom>): Symptom => ({
	id,
	title: id,
	messages: [`message of ${id}`],
	codes: [],
	seenIn: 'docker run',
	cause: 'Because.',
	fixes: [{ do: 'Mend it.' }],
	claim: ['one'],
	...rest
});
const term = (id: string, name: string, rest: Partial<Term> = {}): Term => ({
	id,
	term: name,
	aka: [],
	means: 'Something.',
	...rest
});
const content: Content = {
	sources: {
		b: source('b', 'Zebra', 'First'),
		a: source('a', 'Apple', 'Second'),
		c: source('c', 'apple', 'First')
	},
	claims: {
		one: { id: 'one', says: 'One.', sources: ['a', 'b'], checked: '2026-08-07', reviewBy: '2027-02-01' },
		two: {
			id: 'two',
			says: 'Two.',
			sources: ['a'],
			checked: '2026-08-07',
			reviewBy: '2027-01-01',
			uncertain: 'Open.',
			dispute: {
				positions: [
					{ says: 'Yes.', sources: ['a'] },
					{ says: 'No.', sources: ['c'] }
				],
				teach: 'No.'
			}
		}
	},
	terms: [
		term('zebra', 'zebra'),
		term('zone', 'Zone', { claim: ['one', 'two'] }),
		term('k8s', '8 letters'),
		term('abi', 'ABI', { lesson: 'basics/first#words' })
	],
	symptoms: [
		symptom('stray', { codes: ['0x1'] }),
		symptom('taught', { lesson: 'basics/first#words', codes: ['0x1'] }),
		symptom('guided', { guide: 'choice' }),
		symptom('echo', { messages: ['message of guided'] })
	],
	paths: [],
	misconceptions: [],
	modules: [
		{
			id: 'basics',
			title: 'Basics',
			summary: '',
			objectives: [],
			lessons: [
				{
					id: 'basics/first',
					module: 'basics',
					slug: 'first',
					file: '',
					title: 'First lesson',
					question: '',
					summary: '',
					minutes: 1,
					checked: '2026-08-07',
					objectives: [],
					words: 0,
					sections: [],
					claims: [],
					terms: [],
					blocks: []
				}
			]
		}
	],
	quizzes: [],
	tables: [],
	rules: {
		questions: {},
		guides: [
			{
				id: 'choice',
				title: 'Which?',
				label: 'Choice',
				summary: '',
				module: 'basics',
				place: 0,
				asks: [],
				checklists: [],
				isScale: false,
				options: [],
				limits: [],
				preferences: [],
				advice: []
			}
		]
	}
};
const view = (id: string) => {
	const found = content.symptoms.find((one) => one.id === id);
	if (!found) throw new Error(id);
	return symptomView(content, found);
};

describe('symptomView', () => {
	test('leads to the heading of the lesson and to the guide', () => {
		expect(view('taught').lesson).toEqual({ title: 'First lesson', address: '/learn/basics/first/#words' });
		expect(view('guided').guide).toEqual({ title: 'Which?', address: '/decide/choice/' });
		expect(view('stray').lesson).toBeUndefined();
	});
	test('names the symptoms that print the same number or text', () => {
		expect(view('stray').twins.map((twin) => twin.title)).toEqual(['taught']);
		expect(view('guided').twins.map((twin) => twin.title)).toEqual(['echo']);
	});
});

test('symptomGroups finds the module through the lesson, then through the guide, and loses none', () => {
	const groups = symptomGroups(content).map(({ title, symptoms }) => [title, symptoms.map((one) => one.id)]);
	expect(groups).toEqual([
		['Basics', ['taught', 'guided']],
		['Other', ['stray', 'echo']]
	]);
});

describe('glossary', () => {
	const letters = glossary(content);
	test('sorts without regard to case and puts other signs first', () => {
		expect(letters.map(({ letter, id, terms }) => [letter, id, terms.map((one) => one.term)])).toEqual([
			['0–9', 'letter-0', ['8 letters']],
			['A', 'letter-a', ['ABI']],
			['Z', 'letter-z', ['zebra', 'Zone']]
		]);
	});
	test('says what is open, what is disputed and what is to be checked first', () => {
		const zone = letters.at(-1)?.terms[1];
		expect(zone?.doubts).toEqual([
			{ disputed: false, says: 'Open.' },
			{ disputed: true, says: 'No.' }
		]);
		expect(zone?.reviewBy).toBe('2027-01-01');
		expect(zone?.sources.map((one) => one.id)).toEqual(['a', 'b']);
	});
});

test('sourceList sorts by publisher and title and counts each claim once, disputes included', () => {
	expect(sourceList(content).map(({ id, claims }) => [id, claims])).toEqual([
		['c', 1],
		['a', 2],
		['b', 1]
	]);
});
