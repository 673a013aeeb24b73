import { addressOf } from '../content/addresses';
import { evidenceOf, type Evidence } from '../content/evidence';
import type { Content, Misconception } from '../content/model';

/** A belief with the lesson that refutes it. */
export interface MisconceptionView extends Pick<Misconception, 'id' | 'believes' | 'truth' | 'why'> {
	readonly module: string;
	readonly lesson: { readonly title: string; readonly address: `/${string}` };
	readonly evidence: readonly Evidence[];
}

/** In the order of the course. */
export function misconceptionsView(content: Content): MisconceptionView[] {
	return content.modules.flatMap((module) =>
		module.lessons.flatMap((lesson) =>
			content.misconceptions
				.filter((one) => one.lesson.split('#')[0] === lesson.id)
				.map(({ id, believes, truth, why, lesson: place, claim }) => {
					const fragment = place.split('#')[1];
					return {
						id,
						believes,
						truth,
						why,
						module: module.title,
						lesson: {
							title: lesson.title,
							address:
								`${addressOf.lesson(lesson.id)}${fragment === undefined ? '' : `#${fragment}`}` as const
						},
						evidence: evidenceOf(content, claim)
					};
				})
		)
	);
}
