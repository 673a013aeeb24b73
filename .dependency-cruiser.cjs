/**
 * Which way imports point: routes → learn, decide, quiz, lookup, export → record, content → ui.
 * Between nouns only: quiz → decide, lookup → decide, learn, quiz, export → decide. blocks.ts is a list of names, not of imports.
 */
const nouns = ['learn', 'decide', 'quiz', 'lookup', 'export', 'record', 'content', 'ui'];
const allowed = {
	learn: ['record', 'content', 'ui'],
	decide: ['record', 'content', 'ui'],
	quiz: ['decide', 'record', 'content', 'ui'],
	lookup: ['decide', 'learn', 'quiz', 'record', 'content', 'ui'],
	export: ['decide', 'record', 'content', 'ui'],
	record: ['content', 'ui'],
	content: ['ui'],
	ui: []
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-circles',
			severity: 'error',
			from: {},
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
		},
		{
			name: 'every-import-is-followed',
			comment: 'An import that cannot be resolved would pass every other rule.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '^\\$app/|^\\$service-worker$|/?\\$types$' }
		},
		{
			name: 'nothing-imports-routes',
			severity: 'error',
			from: { path: '^src/lib' },
			to: { path: '^src/routes' }
		},
		...nouns.map((noun) => ({
			name: `${noun}-imports-only-what-it-may`,
			comment: `${noun} may import ${allowed[noun].join(', ') || 'no other noun'}`,
			severity: 'error',
			from: { path: `^src/lib/${noun}/`, pathNot: '\\.test\\.ts$' },
			to: {
				path: `^src/lib/(${nouns.filter((other) => other !== noun && !allowed[noun].includes(other)).join('|') || 'nothing'})/`
			}
		})),
		{
			name: 'plain-ts-is-pure',
			comment:
				'A plain .ts knows neither Svelte nor the screen: move it to .svelte.ts, or pass what it needs.',
			severity: 'error',
			from: { path: '^src/lib/.*\\.ts$', pathNot: '(\\.svelte|\\.server|\\.test)\\.ts$' },
			to: { path: '\\.svelte$|\\.svelte\\.ts$|^\\$app|^svelte$', dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'authors-files-stay-at-build-time',
			comment: 'Schemas, YAML and the reader must never reach the browser.',
			severity: 'error',
			from: { path: '\\.svelte$|\\.svelte\\.ts$|\\+page\\.ts$|\\+layout\\.ts$' },
			to: {
				path: '^src/lib/content/(schema/|read[.-]|author-files\\.ts|link-targets\\.ts|yaml-file\\.ts|lesson-text\\.ts|guide-rules\\.ts|site\\.server\\.ts)',
				dependencyTypesNot: ['type-only']
			}
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.imports.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'default', 'types']
		}
	}
};
