import { boundariesOf, compileGuide, type GuideFile, type RuleNames } from './guide-rules';
import type { Targets } from './lesson-links';
import type { Nameable } from './link-targets';
import type { RuleBase, Table } from './model';
import { Names } from './names';
import { AS_OF, asOfQuestion } from './periods';
import { checkFileName, type OneFile } from './read-entries';
import { answersOf, checkAllAsked, type Questions } from './read-questions';
import type { YamlFile } from './yaml-file';

/**
 * Compiles all guides into one rule base. They are compiled together because a rule may look at another guide's
 * decision, and because the days on which any rule begins or ends make up one question for all of them.
 */
export function readRules(
	files: readonly OneFile<GuideFile>[],
	questions: Questions,
	tables: ReadonlyMap<string, Table>,
	nameable: Nameable
): RuleBase {
	const names = ruleNamesOf(files, questions, nameable.targets);
	const periods = asOfQuestion(files.flatMap(({ value }) => (value ? boundariesOf(value, tables) : [])));
	for (const file of files) checkId(file, questions);
	const guides = files.flatMap(({ yaml, value }) => {
		if (!value) return [];
		checkNamed(yaml, value, nameable);
		return [compileGuide(yaml, value, names, questions.byId, tables, periods)];
	});
	if (guides.length > 0 && guides.length === files.length)
		checkAllAsked(questions, new Set(guides.flatMap((guide) => guide.asks)));
	return {
		questions: { ...Object.fromEntries(questions.byId), ...(periods ? { [AS_OF]: periods } : {}) },
		guides: guides.toSorted((a, b) => a.place - b.place)
	};
}

function ruleNamesOf(
	files: readonly OneFile<GuideFile>[],
	questions: Questions,
	{ names: { guide, table } }: Targets
): RuleNames {
	const known = questions.entries.names;
	const values = new Map<string, Names>();
	for (const id of known.ids) {
		const answers = answersOf(id, questions);
		if (answers) values.set(id, answers);
	}
	for (const { name, yaml, value } of files) {
		for (const id of new Set([name, value?.id ?? name])) {
			const noun = `an option of guide "${id}"`;
			const options = yaml.names(noun, ['options']);
			// a question of the same id is reported; rules may have meant either
			values.set(id, values.get(id)?.or(options) ?? options);
		}
	}
	return {
		questions: known,
		guides: guide,
		tables: table,
		variables: new Names('a question or guide', [...known.ids, ...guide.ids], known.isComplete),
		values
	};
}

/** A guide's id is that of its file, and no question's: both are variables of rules, which know them by id alone. */
function checkId({ name, yaml, value }: OneFile<GuideFile>, { entries }: Questions): void {
	const written = yaml.get(['id']);
	const id = typeof written === 'string' ? written : name;
	const question = entries.yamlOf.get(id);
	if (question)
		yaml.add(
			['id'],
			`"${id}" is already the id of a question, in ${question.file}:${question.lineOf([id])}: rename the newer of the two, a guide together with its file`
		);
	else if (value) checkFileName(yaml, name, value.id);
}

/** What a guide names outside its rules: `compileGuide` reports the rest. */
function checkNamed(yaml: YamlFile, file: GuideFile, { claims, modules }: Nameable): void {
	if (file.module !== undefined) yaml.check(['module'], file.module, modules);
	for (const [id, option] of Object.entries(file.options))
		yaml.check(['options', id, 'claim'], option.claim, claims);
	for (const kind of ['limits', 'findings', 'preferences', 'advice'] as const)
		file[kind].forEach((rule, index) => yaml.check([kind, index, 'claim'], rule.claim, claims));
}
