/** Files that carry a plan out: what starts the containers, what builds the image, and what prepares the hosts. */
import type { RuleBase } from '../content/model';
import { type Blank, blanksIn } from './blanks';
import { composeFile, createCommands, runCommand } from './docker';
import { dockerfile } from './dockerfile';
import { clusterScript, domainScript, hostScript, outerHostScript } from './hosts';
import { appManifests, gmsaManifests, storageManifests } from './kubernetes';
import { createSwarmCommands, serviceCommand, stackFile } from './swarm';
import { type PlanShape, startedBy, type Workload, workloadOf } from './workload';

export type { Blank } from './blanks';
export type { PlanShape } from './workload';

export interface Artefact {
	/** the name of the file */
	readonly path: string;
	readonly title: string;
	readonly language: 'powershell' | 'yaml' | 'dockerfile' | 'markdown';
	readonly text: string;
	/** what the reader has to fill in or to check */
	readonly blanks: readonly Blank[];
}

type Draft = Pick<Artefact, 'path' | 'title' | 'language'> & {
	/** undefined where the plan needs no such file */
	readonly body: string | undefined;
};

/**
 * The files for a plan, in the order in which they are used, README first. A plan that ends because the workload is
 * not to be containerized has none. What is not decided stands in the head of each file, and is left out or a blank.
 */
export function artefactsOf(plan: PlanShape, rules: RuleBase): readonly Artefact[] {
	if (plan.endsWith !== undefined) return [];
	const work = workloadOf(plan, rules);
	const files = [dockerfileOf(work), ...drafts(work)].flatMap((draft) => {
		const { body, ...file } = draft;
		if (body === undefined) return [];
		return [{ ...file, text: body, blanks: blanksIn(body) }];
	});
	const readme = readmeText(work, files);
	return [
		{
			path: 'README.md',
			title: 'What this is, and what to fill in',
			language: 'markdown',
			text: readme,
			blanks: []
		},
		...files
	];
}

function dockerfileOf(work: Workload): Draft {
	const title = 'Build the image';
	return { path: 'Dockerfile', title, language: 'dockerfile', body: dockerfile(work, head(work, title)) };
}

function drafts(work: Workload): readonly Draft[] {
	const script = (path: string, title: string, body: string | undefined): Draft => ({
		path,
		title,
		language: 'powershell',
		body: body === undefined ? undefined : `${head(work, title)}\n\n${body.trimEnd()}\n`
	});
	const yaml = (path: string, title: string, body: string | undefined): Draft => ({
		path,
		title,
		language: 'yaml',
		body: body === undefined ? undefined : `${head(work, title)}\n${body}`
	});
	const domain = script(
		'prepare-domain.ps1',
		'Make the gMSA, as an administrator of the domain',
		domainScript(work)
	);
	const outer = script(
		'prepare-outer-host.ps1',
		'Prepare the Hyper-V host below the container host',
		outerHostScript(work)
	);
	const host = script('prepare-host.ps1', 'Prepare every container host', hostScript(work));
	switch (startedBy(work)) {
		case 'docker':
			return [
				domain,
				outer,
				host,
				script('create.ps1', 'Make network and volume once', createCommands(work)),
				script('run.ps1', 'Start the container', runCommand(work)),
				yaml('compose.yaml', 'The same for Docker Compose', composeFile(work))
			];
		case 'swarm':
			return [
				domain,
				outer,
				host,
				script('create.ps1', 'Make swarm, network and what else is made once', createSwarmCommands(work)),
				script('run.ps1', 'Start the service', serviceCommand(work)),
				yaml('stack.yaml', 'The same for docker stack deploy', stackFile(work))
			];
		case 'cluster':
			return [
				domain,
				script('prepare-cluster.ps1', 'Prepare the cluster and apply the manifests', clusterScript(work)),
				yaml('storage.yaml', 'The volume', storageManifests(work)),
				yaml('gmsa.yaml', 'The gMSA and the right to use it', gmsaManifests(work)),
				yaml('app.yaml', 'The workload', appManifests(work))
			];
		case undefined:
			return [domain, outer, host];
	}
}

/** The comment at the top: what the file is for, what was decided, what is missing. */
function head(work: Workload, title: string): string {
	return [
		title,
		'Made by Bulkhead from a plan. Read it before you run it; README.md lists what has to be filled in.',
		...work.decisions.map(({ guide, choice }) => `${guide}: ${choice}`),
		...work.leftOut.map((sentence) => `Left out: ${sentence}`)
	]
		.map((line) => `# ${line}`)
		.join('\n');
}

function readmeText(work: Workload, files: readonly Artefact[]): string {
	const blanks = new Map<string, { readonly says: string; readonly paths: string[] }>();
	for (const { path, blanks: ofFile } of files) {
		for (const { mark, says } of ofFile) {
			const known = blanks.get(mark);
			if (known) known.paths.push(path);
			else blanks.set(mark, { says, paths: [path] });
		}
	}
	const sections = [
		['# A plan for one workload', 'Made by Bulkhead. Read every file before you run it.'],
		[
			'## What was decided',
			work.decisions.length === 0
				? 'Nothing yet.'
				: work.decisions.map(({ guide, choice }) => `- ${guide}: ${choice}`).join('\n')
		],
		work.leftOut.length === 0
			? []
			: ['## What is left out', work.leftOut.map((sentence) => `- ${sentence}`).join('\n')],
		[
			'## Files, in this order',
			files.map(({ path, title }, at) => `${at + 1}. \`${path}\`: ${title}`).join('\n')
		],
		blanks.size === 0
			? []
			: [
					'## To fill in or to check',
					[...blanks]
						.map(([mark, { says, paths }]) => `- \`${mark}\`: ${says} In ${paths.join(', ')}.`)
						.join('\n')
				]
	];
	return `${sections
		.filter((section) => section.length > 0)
		.map((section) => section.join('\n\n'))
		.join('\n\n')}\n`;
}
