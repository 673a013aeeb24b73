import { compile } from 'mdsvex';
import { describe, expect, test } from 'vitest';
import { content, files } from '../../../scripts/content';
import { blocks } from '../blocks';
import { citations } from '../content/markdown/plugins';
import { lessonPage, moduleOutline } from './lesson-page';

const lessons = content.modules.flatMap((module) => module.lessons);
const pageOf = (id: string) => {
	const page = lessonPage(content, id, blocks);
	if (!page) throw new Error(`no lesson "${id}"`);
	return page;
};

describe.each(lessons)('lesson "$id"', (lesson) => {
	test('cites each claim by the number that the list of sources gives it', async () => {
		const source = files.get(lesson.file) ?? '';
		const compiled = await compile(source, { remarkPlugins: [citations as never] });
		const shown = [...(compiled?.code ?? '').matchAll(/href="#source-(\d+)"/g)].map((match) =>
			Number(match[1])
		);

		const numbers = new Map(pageOf(lesson.id).sources.map((claim, index) => [claim.id, index + 1]));
		const text = source.replace(/```[\s\S]*?```/g, '').replace(/`[^`]*`/g, '');
		const written = [...text.matchAll(/\[\^([^\]\s]+)\]/g)].map((match) => numbers.get(match[1] ?? ''));
		expect(shown).toEqual(written);
	});
	test('has what its blocks need, with the proof', () => {
		const { lesson: outline, blocks: needs } = pageOf(lesson.id);
		const items = outline.checks.map((check) => needs.items[check]);
		expect(items).not.toContain(undefined);
		const claims = [
			...items.flatMap((item) => item?.options.flatMap((option) => option.claims) ?? []),
			...Object.values(needs.tables).flatMap((table) => table.rows.flatMap((row) => row.claims))
		];
		expect(claims.filter((claim) => needs.evidence[claim] === undefined)).toEqual([]);
	});
});

test('lessons lead from one to the next, from the first to the last', () => {
	const walked = [];
	for (let id = lessons[0]?.id; id !== undefined; id = pageOf(id).next?.id) walked.push(id);
	expect(walked).toEqual(lessons.map((lesson) => lesson.id));
	expect(pageOf(lessons[0]?.id ?? '').previous).toBeUndefined();
});
test('a lesson that does not exist has no page', () => {
	expect(lessonPage(content, 'isolation/nothing', blocks)).toBeUndefined();
});
test('a module counts only quizzes that stand by themselves', () => {
	for (const module of content.modules)
		expect(moduleOutline(content, module).quizzes.map(({ id }) => id)).toEqual(
			content.quizzes.filter((quiz) => quiz.module === module.id && quiz.use === 'quiz').map(({ id }) => id)
		);
});
