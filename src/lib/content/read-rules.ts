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
	const guides = files.flatMap(({ name, yaml, value }) => {
		if (!value) return [];
		checkFileName(yaml, name, value.id);
		checkNamed(yaml, value, questions, nameable);
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
	return {
		questions: known,
		tables: table,
		variables: new Names('a question or guide', [...known.ids, ...guide.ids], known.isComplete),
		values: new Map([
			...[...known.ids].flatMap((id): [string, Names][] => {
				const answers = answersOf(id, questions);
				return answers ? [[id, answers]] : [];
			}),
			...files.flatMap(({ name, yaml, value }) =>
				[name, value?.id ?? name].map((id): [string, Names] => [
					id,
					yaml.names(`an option of guide "${id}"`, ['options'])
				])
			)
		])
	};
}

/** What a guide names outside its rules: `compileGuide` reports the rest. */
function checkNamed(
	yaml: YamlFile,
	file: GuideFile,
	questions: Questions,
	{ claims, modules }: Nameable
): void {
	// both are variables of rules, which know them by id alone
	if (questions.entries.names.ids.has(file.id))
		yaml.add(['id'], `"${file.id}" is already the id of a question`);
	if (file.module !== undefined) yaml.check(['module'], file.module, modules);
	for (const [id, option] of Object.entries(file.options))
		yaml.check(['options', id, 'claim'], option.claim, claims);
	for (const kind of ['limits', 'findings', 'preferences', 'advice'] as const)
		file[kind].forEach((rule, index) => yaml.check([kind, index, 'claim'], rule.claim, claims));
}
