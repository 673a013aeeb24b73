import { describe, expect, test } from 'vitest';
import { emptyRecord, type LearnerRecord } from '../record/record';
import { continueWith, courseProgress, lessonProgress, sayProgress, type LessonOutline } from './progress';

const lesson = (id: string, checks: string[] = [], minutes = 5): LessonOutline => ({
	id,
	title: id,
	minutes,
	checks
});
const lessons = [lesson('m/a', ['q-1', 'q-2']), lesson('m/b', [], 7), lesson('m/c')];
const opened = (openedAt: string) => ({ openedAt });
const read = (openedAt: string) => ({ openedAt, readAt: openedAt });
const record = (changes: Partial<LearnerRecord>): LearnerRecord => ({ ...emptyRecord, ...changes });
const answered = { chosen: ['x'], right: false, at: '', tries: 1 };

describe('a lesson is', () => {
	const state = (changes: Partial<LearnerRecord>) =>
		lessonProgress(lesson('m/a', ['q-1', 'q-2']), record(changes)).state;
	test('new, then opened', () => {
		expect(state({})).toBe('new');
		expect(state({ lessons: { 'm/a': opened('1') } })).toBe('opened');
	});
	test('read, but not done, while a check has no answer', () => {
		expect(state({ lessons: { 'm/a': read('1') }, responses: { 'q-1': answered } })).toBe('read');
	});
	test('done when it is read and every check is answered, a wrong answer included', () => {
		expect(state({ lessons: { 'm/a': read('1') }, responses: { 'q-1': answered, 'q-2': answered } })).toBe(
			'done'
		);
	});
	test('not done by its checks alone', () => {
		expect(state({ responses: { 'q-1': answered, 'q-2': answered } })).toBe('new');
	});
});

test('a module counts lessons that are done and the minutes of the others', () => {
	const known = record({ lessons: { 'm/b': read('1'), 'm/a': read('1') } });
	expect(courseProgress(lessons, known)).toEqual({ done: 1, of: 3, minutesLeft: 10 });
	expect(sayProgress({ done: 1, of: 3, minutesLeft: 10 })).toContain('10 min');
	expect(sayProgress({ done: 3, of: 3, minutesLeft: 0 })).not.toContain('min');
});

describe('continue leads', () => {
	const next = (marks: LearnerRecord['lessons']) => continueWith(lessons, record({ lessons: marks }))?.id;
	test('to the first lesson at the start', () => {
		expect(next({})).toBe('m/a');
	});
	test('to the lesson opened last while it is not done', () => {
		expect(next({ 'm/a': opened('1'), 'm/b': opened('2') })).toBe('m/b');
	});
	test('to the one after it when it is done', () => {
		expect(next({ 'm/b': read('2'), 'm/a': opened('1') })).toBe('m/c');
	});
	test('back to what was left out when everything behind is done', () => {
		expect(next({ 'm/c': read('3'), 'm/b': read('2') })).toBe('m/a');
	});
	test('nowhere when everything is done', () => {
		expect(continueWith([lesson('m/c')], record({ lessons: { 'm/c': read('1') } }))).toBeUndefined();
	});
});
