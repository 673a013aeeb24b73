/**
 * The content as the rest of the program sees it: validated, cross-checked and ready to use.
 * Types only, so that the browser never loads the schemas authors write against.
 */
import type { InferOutput } from 'valibot';
import type { claim, glossaryEntry, misconception, source, symptom } from './schema/evidence';
import type { advice, answer, finding, option, question } from './schema/guide';
import type { item, lessonFront, moduleFile, quizOption, readingPath, tableFile } from './schema/course';

export type QuestionId = string;
export type AnswerId = string;
export type GuideId = string;
export type OptionId = string;
export type ClaimId = string;
/** A question, answered by a person, or a guide, decided by the rules. */
export type VariableId = string;

type Named<T> = T & { readonly id: string };

export type Source = Named<InferOutput<typeof source>>;
export type Claim = Named<InferOutput<typeof claim>>;
export type Term = Named<InferOutput<typeof glossaryEntry>>;
export type Misconception = Named<InferOutput<typeof misconception>>;
export type Symptom = Named<InferOutput<typeof symptom>>;

export type Answer = Named<InferOutput<typeof answer>>;
export type Question = Named<Omit<InferOutput<typeof question>, 'answers'>> & {
	readonly answers: readonly Answer[];
};

/** True when the variable has one of these values. */
export interface Test {
	readonly of: VariableId;
	readonly in: readonly string[];
}
/** All tests of at least one clause must hold. `[[]]` is always true, `[]` never. */
export type Condition = readonly (readonly Test[])[];

interface Reasoned {
	/** unique in the whole rule base: `guide.rule` */
	readonly id: string;
	readonly guide: GuideId;
	readonly when: Condition;
	readonly because: string;
	readonly claims: readonly ClaimId[];
}
/** Hard: takes options out. */
export interface Limit extends Reasoned {
	readonly out: readonly OptionId[];
	/** the table from whose row it was read */
	readonly table?: string;
	/** what it is called and what can be done about it, in a guide that is a scale */
	readonly finding?: Finding;
}
export type Finding = Pick<InferOutput<typeof finding>, 'label' | 'mitigation' | 'effort'>;
/** Soft: ranks what is left; the first that applies wins. */
export interface Preference extends Reasoned {
	readonly choose: readonly OptionId[];
}
/** A step, warning or command that comes with a choice. */
export interface Advice extends Omit<Reasoned, 'because'> {
	readonly kind: InferOutput<typeof advice>['kind'];
	readonly note: string;
	readonly command?: string;
	readonly shell: string;
	readonly required: boolean;
}
export type Option = Named<Omit<InferOutput<typeof option>, 'claim'>> & {
	readonly claims: readonly ClaimId[];
};

/** Questions with `yes` and `no` that are asked on one page. */
export interface Checklist {
	readonly id: string;
	readonly asks: string;
	readonly short: string;
	readonly why: string;
	readonly questions: readonly QuestionId[];
}

export interface Guide {
	readonly id: GuideId;
	readonly title: string;
	readonly label: string;
	readonly summary: string;
	readonly module?: string;
	/** where a plan decides it; smaller numbers first */
	readonly place: number;
	readonly asks: readonly QuestionId[];
	readonly checklists: readonly Checklist[];
	/** from best to worst where the guide is a scale */
	readonly options: readonly Option[];
	readonly isScale: boolean;
	readonly limits: readonly Limit[];
	readonly preferences: readonly Preference[];
	readonly advice: readonly Advice[];
}
/**
 * All guides and every question that any of them may ask. Where rules have dates, the day is a question too
 * (`AS_OF`), which the calendar answers: its answers are the periods between the days on which a rule begins or ends.
 */
export interface RuleBase {
	readonly questions: Readonly<Record<QuestionId, Question>>;
	/** in the order in which a plan decides them */
	readonly guides: readonly Guide[];
}

export type Column = Named<InferOutput<typeof tableFile>['columns'][string]>;
export interface Row {
	readonly id: string;
	readonly cells: Readonly<Record<string, string>>;
	readonly note?: string;
	readonly claims: readonly ClaimId[];
}
export interface Table {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly columns: readonly Column[];
	readonly rows: readonly Row[];
}

/** A part of a lesson under one heading; the first has no heading. */
export interface Section {
	/** fragment of the address; empty for the part before the first heading */
	readonly slug: string;
	readonly heading: string;
	readonly depth: number;
	/** plain text without code, for search */
	readonly text: string;
}
export interface BlockUse {
	readonly name: string;
	readonly id?: string;
}
export interface Lesson extends InferOutput<typeof lessonFront> {
	/** `module/lesson`, without the numbers that order the files */
	readonly id: string;
	readonly module: string;
	readonly slug: string;
	readonly file: string;
	readonly words: number;
	readonly sections: readonly Section[];
	/** in the order in which the text cites them */
	readonly claims: readonly ClaimId[];
	/** words of the glossary that the text links to */
	readonly terms: readonly string[];
	readonly blocks: readonly BlockUse[];
}
export interface Module extends Omit<InferOutput<typeof moduleFile>, 'objectives'> {
	readonly id: string;
	readonly objectives: readonly { readonly id: string; readonly says: string }[];
	readonly lessons: readonly Lesson[];
}

export type ItemOption = Named<Omit<InferOutput<typeof quizOption>, 'claim'>> & {
	readonly claims: readonly ClaimId[];
};
export type Item = Named<Omit<InferOutput<typeof item>, 'options'>> & {
	readonly options: readonly ItemOption[];
};
export interface Quiz {
	readonly id: string;
	readonly title: string;
	readonly module: string;
	readonly summary: string;
	readonly use: 'quiz' | 'lessons';
	readonly items: readonly Item[];
}

export type ReadingPath = Named<InferOutput<typeof readingPath>>;

export interface Content {
	readonly sources: Readonly<Record<string, Source>>;
	readonly claims: Readonly<Record<ClaimId, Claim>>;
	readonly terms: readonly Term[];
	readonly misconceptions: readonly Misconception[];
	readonly symptoms: readonly Symptom[];
	readonly rules: RuleBase;
	readonly tables: readonly Table[];
	readonly modules: readonly Module[];
	/** ways through the course for different people */
	readonly paths: readonly ReadingPath[];
	readonly quizzes: readonly Quiz[];
}
