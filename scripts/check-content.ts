import { resolve } from 'node:path';
import { blocks } from '../src/lib/blocks';
import { formatProblems } from '../src/lib/content/problems';
import { readContent } from '../src/lib/content/read';
import { contentFiles } from './content-files';

const files = contentFiles(resolve(process.argv[2] ?? '.'));
const { content, problems } = readContent(files, blocks);
if (problems.length > 0) {
	console.error(`${formatProblems(problems)}\n\n${problems.length} problems in ${files.size} files`);
	process.exitCode = 1;
} else {
	const lessons = content.modules.flatMap((module) => module.lessons);
	const items = content.quizzes.flatMap((quiz) => quiz.items);
	console.log(
		`content: ${files.size} files, ${lessons.length} lessons, ${items.length} items, ${content.rules.guides.length} guides, ` +
			`${content.tables.length} tables, ${content.symptoms.length} symptoms, ${content.terms.length} terms, ` +
			`${Object.keys(content.claims).length} claims from ${Object.keys(content.sources).length} sources; no problems`
	);
}
