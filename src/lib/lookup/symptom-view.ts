import { addressOf } from '../content/addresses';
import { evidenceOf, type Evidence } from '../content/evidence';
import type { Content, Symptom } from '../content/model';

export interface Related {
	readonly title: string;
	readonly address: `/${string}`;
}
/** A symptom as its page shows it. */
export interface SymptomView extends Pick<
	Symptom,
	'id' | 'title' | 'messages' | 'codes' | 'seenIn' | 'cause' | 'fixes'
> {
	readonly guide?: Related;
	readonly lesson?: Related;
	/** symptoms that print the same number or text, but have another cause */
	readonly twins: readonly Related[];
	readonly evidence: readonly Evidence[];
}

export function symptomView(content: Content, symptom: Symptom): SymptomView {
	const guide = content.rules.guides.find((one) => one.id === symptom.guide);
	const lesson = symptom.lesson === undefined ? undefined : relatedLesson(content, symptom.lesson);
	const { id, title, messages, codes, seenIn, cause, fixes } = symptom;
	return {
		id,
		title,
		messages,
		codes,
		seenIn,
		cause,
		fixes,
		...(guide ? { guide: { title: guide.title, address: addressOf.guide(guide.id) } } : {}),
		...(lesson ? { lesson } : {}),
		twins: content.symptoms
			.filter((other) => other !== symptom && looksLike(other, symptom))
			.map((other) => ({ title: other.title, address: addressOf.symptom(other.id) })),
		evidence: evidenceOf(content, symptom.claim)
	};
}

const looksLike = (a: Symptom, b: Symptom) =>
	a.codes.some((code) => b.codes.includes(code)) ||
	a.messages.some((message) => b.messages.includes(message));

/** The lesson that `module/lesson` or `module/lesson#heading` names; undefined when there is none. */
export function relatedLesson(content: Pick<Content, 'modules'>, reference: string): Related | undefined {
	const [id = '', fragment] = reference.split('#');
	const lesson = content.modules.flatMap((module) => module.lessons).find((one) => one.id === id);
	if (!lesson) return undefined;
	return {
		title: lesson.title,
		address: `${addressOf.lesson(id)}${fragment === undefined ? '' : `#${fragment}`}`
	};
}

export interface SymptomGroup {
	/** of the module; `other` for symptoms that no module teaches */
	readonly id: string;
	readonly title: string;
	readonly symptoms: readonly Pick<Symptom, 'id' | 'title' | 'messages' | 'codes' | 'seenIn'>[];
}

/** All symptoms under the module that teaches them, in the order of the course. */
export function symptomGroups(content: Content): SymptomGroup[] {
	const modules = [
		...content.modules.map(({ id, title }) => ({ id, title })),
		{ id: 'other', title: 'Other' }
	];
	const moduleOf = (symptom: Symptom) => {
		const id =
			symptom.lesson?.split('/')[0] ??
			content.rules.guides.find((guide) => guide.id === symptom.guide)?.module;
		return modules.some((module) => module.id === id) ? id : 'other';
	};
	return modules.flatMap(({ id, title }) => {
		const symptoms = content.symptoms
			.filter((symptom) => moduleOf(symptom) === id)
			.map((symptom) => ({
				id: symptom.id,
				title: symptom.title,
				messages: symptom.messages,
				codes: symptom.codes,
				seenIn: symptom.seenIn
			}));
		return symptoms.length === 0 ? [] : [{ id, title, symptoms }];
	});
}
