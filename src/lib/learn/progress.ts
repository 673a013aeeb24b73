import type { LearnerRecord } from '../record/record';

/** What progress needs to know of a lesson. */
export interface LessonOutline {
	/** `module/lesson` */
	readonly id: string;
	readonly title: string;
	readonly minutes: number;
	/** items that the lesson embeds as checks */
	readonly checks: readonly string[];
}
/** `done` = marked as read and every check answered, right or wrong. */
export type LessonState = 'new' | 'opened' | 'read' | 'done';

export interface LessonProgress {
	readonly state: LessonState;
	/** checks that have no answer yet */
	readonly openChecks: readonly string[];
}
type Known = Pick<LearnerRecord, 'lessons' | 'responses'>;

export function lessonProgress(lesson: Pick<LessonOutline, 'id' | 'checks'>, record: Known): LessonProgress {
	const mark = record.lessons[lesson.id];
	const openChecks = lesson.checks.filter((check) => record.responses[check] === undefined);
	if (mark?.readAt !== undefined) return { state: openChecks.length === 0 ? 'done' : 'read', openChecks };
	return { state: mark === undefined ? 'new' : 'opened', openChecks };
}

export interface CourseProgress {
	readonly done: number;
	readonly of: number;
	/** reading time of the lessons that are not done */
	readonly minutesLeft: number;
}
export function courseProgress(lessons: readonly LessonOutline[], record: Known): CourseProgress {
	const left = lessons.filter((lesson) => lessonProgress(lesson, record).state !== 'done');
	return {
		done: lessons.length - left.length,
		of: lessons.length,
		minutesLeft: left.reduce((sum, lesson) => sum + lesson.minutes, 0)
	};
}

/**
 * Where to go on: the lesson opened last, or the next one after it that is not done; from the top when there is none
 * behind it. Undefined when everything is done.
 */
export function continueWith<T extends LessonOutline>(lessons: readonly T[], record: Known): T | undefined {
	const openedAt = (lesson: T) => record.lessons[lesson.id]?.openedAt ?? '';
	const last = lessons.reduce<number>(
		(best, lesson, index) =>
			openedAt(lesson) !== '' && (best < 0 || openedAt(lesson) >= openedAt(lessons[best] as T))
				? index
				: best,
		-1
	);
	const from = Math.max(last, 0);
	return [...lessons.slice(from), ...lessons.slice(0, from)].find(
		(lesson) => lessonProgress(lesson, record).state !== 'done'
	);
}

/** "2 of 7 lessons done, 24 min left", in the words that stand beside the bar. */
export function sayProgress({ done, of, minutesLeft }: CourseProgress): string {
	const lessons = `${done} of ${of} ${of === 1 ? 'lesson' : 'lessons'} done`;
	return minutesLeft === 0 ? lessons : `${lessons}, ${hours(minutesLeft)} left`;
}

/** `2 h 40 min`, `45 min` */
export function hours(minutes: number): string {
	const whole = Math.floor(minutes / 60);
	const rest = minutes % 60;
	return [...(whole > 0 ? [`${whole} h`] : []), ...(rest > 0 || whole === 0 ? [`${rest} min`] : [])].join(
		' '
	);
}
