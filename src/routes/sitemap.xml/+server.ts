import { addressOf } from '$lib/content/addresses';
import { content } from '$lib/content/site.server';
import type { RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const GET: RequestHandler = ({ url }) => {
	const lessons = content.modules.flatMap((module) => module.lessons);
	const pages: { path: string; changed?: string }[] = [
		...['/', '/learn/', '/decide/', '/lookup/', '/practise/', '/about/'].map((path) => ({ path })),
		...['/decide/plan/', '/decide/plan/compare/', '/decide/record/'].map((path) => ({ path })),
		...['/lookup/errors/', '/lookup/glossary/', '/lookup/sources/'].map((path) => ({ path })),
		...content.modules.map((module) => ({ path: addressOf.module(module.id) })),
		...content.paths.map((path) => ({ path: addressOf.path(path.id) })),
		...(content.misconceptions.length > 0 ? [{ path: '/learn/misconceptions/' }] : []),
		...lessons.map((lesson) => ({ path: addressOf.lesson(lesson.id), changed: lesson.checked })),
		...content.rules.guides.flatMap(({ id }) => [
			{ path: addressOf.guide(id) },
			{ path: addressOf.wholeGuide(id) }
		]),
		...content.quizzes
			.filter((quiz) => quiz.use === 'quiz')
			.map((quiz) => ({ path: addressOf.quiz(quiz.id) })),
		...content.tables.map((table) => ({ path: addressOf.table(table.id) })),
		...content.symptoms.map((symptom) => ({ path: addressOf.symptom(symptom.id) }))
	];
	const entries = pages.map(
		(page) =>
			`<url><loc>${url.origin}${page.path}</loc>${page.changed === undefined ? '' : `<lastmod>${page.changed}</lastmod>`}</url>`
	);
	const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
	return new Response(body, { headers: { 'content-type': 'application/xml' } });
};
