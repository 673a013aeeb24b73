import type { InferOutput } from 'valibot';
import type { AuthorFiles } from './author-files';
import type { Question } from './model';
import type { Names } from './names';
import { type Entries, readEntries } from './read-entries';
import { question } from './schema/guide';

/** The questions that guides may ask. */
export interface Questions {
	readonly entries: Entries<InferOutput<typeof question>>;
	/** those that could be read */
	readonly byId: ReadonlyMap<string, Question>;
}

/** Reads every question; one with a fault in its answers is kept, so that rules which look at it have no second problem. */
export function readQuestions(files: AuthorFiles): Questions {
	const entries = readEntries(
		files,
		['content/questions.yaml'],
		question,
		'a question of content/questions.yaml'
	);
	const byId = new Map<string, Question>();
	for (const [id, { value, yaml }] of entries.read) {
		const answers = Object.entries(value.answers).map(([answer, rest]) => ({ id: answer, ...rest }));
		if (answers.some((answer) => answer.id === 'not-sure'))
			yaml.add([id, 'answers', 'not-sure'], 'remove it: "not sure" is added to every question by itself');
		else if (answers.length < 2) yaml.add([id, 'answers'], 'needs at least two answers');
		byId.set(id, { ...value, id, answers });
	}
	return { entries, byId };
}

/** The answers that a question has, also where its entry has problems. Undefined where there is no such question. */
export function answersOf(question: string, { entries }: Questions): Names | undefined {
	return entries.yamlOf.get(question)?.names(`an answer of question "${question}"`, [question, 'answers']);
}

/**
 * Reports the questions that no guide asks.
 * @param asked what all guides ask, as written; call this only where every guide could be read
 */
export function checkAllAsked({ entries }: Questions, asked: ReadonlySet<string>): void {
	// a misspelt question is not also one that is never asked
	if ([...asked].some((id) => entries.names.fault(id) !== undefined)) return;
	for (const [id, { yaml }] of entries.read) {
		if (!asked.has(id))
			yaml.add([id], `question "${id}" is asked by no guide: add it to one's "asks" or remove it`);
	}
}
