/** What the artefacts need of a plan: what was said, what was chosen, and what has to be left out. */
import type { Guide, GuideId, OptionId, QuestionId, RuleBase } from '../content/model';
import type { Answers } from '../decide/facts';
import { NOT_SURE } from '../decide/facts';
import type { Decisions } from '../decide/outcome';

/** The share of a plan that artefacts are made from; a `Plan` has it. */
export interface PlanShape {
	readonly answers: Answers;
	readonly decided: Decisions;
	readonly parts: readonly {
		readonly guide: Pick<Guide, 'id'>;
		readonly kind: 'chosen' | 'undecided' | 'none-fits';
	}[];
	readonly endsWith: object | undefined;
}

export interface Workload {
	/** what a person answered; undefined where nobody knows */
	said(question: QuestionId): string | undefined;
	/** what a guide decided; undefined where it did not */
	chose(guide: GuideId): OptionId | undefined;
	/** the decisions in words, in the order of the plan */
	readonly decisions: readonly { readonly guide: string; readonly choice: string }[];
	/** one sentence for each part that is missing, and why */
	readonly leftOut: readonly string[];
}

/** What is missing because nothing chose it. */
const WITHOUT: Readonly<Record<GuideId, string>> = {
	'isolation-mode': 'no isolation mode is named, so the default of the host applies',
	'base-version': 'the tag of the base image is a blank',
	'base-image': 'the base image is a blank',
	account: 'no account is named, so that of the image applies',
	storage: 'nothing is mounted',
	'network-driver': 'no network is made or named'
};

const IN_CLUSTER = ['kubernetes', 'aks', 'aks-azure-local'];
/** The storage options that each way of starting containers has. */
const DOCKER_STORAGE = ['scratch', 'outside', 'bind-mount', 'named-volume', 'smb-global-mapping'];
const CLUSTER_STORAGE = ['scratch', 'outside', 'csi-smb', 'csi-disk', 'azure-files', 'azure-disk'];
const DOCKER_NETWORKS = ['nat', 'transparent', 'l2bridge'];

export function workloadOf(plan: PlanShape, rules: RuleBase): Workload {
	const said = (question: QuestionId) => {
		const answer = plan.answers.get(question);
		return answer === NOT_SURE ? undefined : answer;
	};
	const chose = (guide: GuideId) => plan.decided.get(guide);
	const guideOf = (id: GuideId) => rules.guides.find((guide) => guide.id === id);
	const decisions = [...plan.decided].map(([id, option]) => ({
		guide: guideOf(id)?.label ?? id,
		choice: guideOf(id)?.options.find((one) => one.id === option)?.label ?? option
	}));

	const work: Workload = { said, chose, decisions, leftOut: [] };
	const open = plan.parts.flatMap(({ guide: { id }, kind }) => {
		const without = WITHOUT[id];
		if (kind === 'chosen' || without === undefined) return [];
		// somebody who named the version of the image needs no guide for it
		if (id === 'base-version' && imageVersion(work) !== undefined) return [];
		return [
			`${guideOf(id)?.label ?? id}: ${kind === 'none-fits' ? 'nothing fits' : 'not decided'}; ${without}.`
		];
	});
	const label = (guide: GuideId, option: OptionId) =>
		guideOf(guide)?.options.find(({ id }) => id === option)?.label ?? option;
	return {
		...work,
		leftOut: [
			...open,
			...notPossible(work, label),
			...(startedBy(work) === undefined
				? ['Start: nobody said what starts the containers, so there are no commands or manifests for it.']
				: [])
		]
	};
}

/** The family of programs that starts the containers; undefined where it is not known. */
export function startedBy(work: Workload): 'docker' | 'swarm' | 'cluster' | undefined {
	const orchestrator = work.said('orchestrator');
	if (orchestrator === 'none') return 'docker';
	if (orchestrator === 'swarm') return 'swarm';
	return orchestrator !== undefined && IN_CLUSTER.includes(orchestrator) ? 'cluster' : undefined;
}

/** Parts that were chosen, but that cannot be written down for what starts the containers. */
function notPossible(work: Workload, name: (guide: GuideId, option: OptionId) => string): readonly string[] {
	const starter = startedBy(work);
	if (starter === undefined) return [];
	const notes: string[] = [];
	const storage = work.chose('storage');
	const storages = starter === 'cluster' ? CLUSTER_STORAGE : DOCKER_STORAGE;
	if (storage !== undefined && !storages.includes(storage))
		notes.push(
			`${name('storage', storage)}: not written down for what starts the containers; nothing is mounted.`
		);

	const driver = work.chose('network-driver');
	if (starter === 'docker' && driver !== undefined && !DOCKER_NETWORKS.includes(driver))
		notes.push(
			`${name('network-driver', driver)}: docker does not make this network by itself, so the command names none.`
		);
	if (starter === 'swarm' && driver !== undefined && driver !== 'overlay')
		notes.push(`${name('network-driver', driver)}: services live on overlay networks, so none is named.`);

	const access = work.said('host-access');
	if (starter !== 'docker' && (access === 'gpu' || access === 'device'))
		notes.push(
			starter === 'swarm'
				? 'Device of the host: docker service create has no flag for it.'
				: 'Device of the host: a pod gets it from a device plug-in of your cluster.'
		);
	if (starter !== 'docker' && access === 'shared-network')
		notes.push(
			starter === 'swarm'
				? 'Shared network stack: services cannot join the network stack of a container.'
				: 'Shared network stack: put both containers into one pod; they share its address.'
		);
	if (starter !== 'cluster' && work.chose('account') === 'hostprocess')
		notes.push('HostProcess: only pods have it, so no account is named.');
	return notes;
}

/** The release of Windows that the image is built on, such as `ltsc2022`. */
export function imageVersion(work: Workload): string | undefined {
	const asked = work.said('image-version');
	return work.chose('base-version') ?? (asked === 'open' ? undefined : asked);
}

/** The port on which the application listens inside the container; undefined where it takes no calls. */
export function portOf(work: Workload): number | undefined {
	const kind = work.said('app-kind');
	const isDotnet = work.chose('base-image')?.startsWith('dotnet-') ?? false;
	// since .NET 8 the images listen on 8080
	if (kind === 'web-own' || (kind === 'web-iis' && isDotnet)) return 8080;
	return kind === 'web-iis' || kind === 'wcf' ? 80 : undefined;
}

/** The image brings ServiceMonitor and IIS, so neither entry point nor account is to be changed. */
export function hasOwnEntryPoint(work: Workload): boolean {
	return ['iis', 'aspnet', 'wcf'].includes(work.chose('base-image') ?? '');
}

export function isJob(work: Workload): boolean {
	return work.said('app-kind') === 'scheduled';
}

/** The account that a start command names; undefined where the image or the service knows it. */
export function accountFlag(work: Workload): string | undefined {
	// services ignore the account of the container, and the IIS images need theirs
	if (hasOwnEntryPoint(work) || work.said('app-kind') === 'service') return undefined;
	switch (work.chose('account')) {
		case 'container-user':
			return 'ContainerUser';
		case 'container-administrator':
			return 'ContainerAdministrator';
		case 'own-account':
			return 'appuser';
		case 'gmsa':
			return 'NT AUTHORITY\\NETWORK SERVICE';
		default:
			return undefined;
	}
}

/** Why a command names the isolation mode. */
export function isolationWhy(work: Workload): string {
	return `the plan chose ${work.chose('isolation-mode') === 'process' ? 'process' : 'Hyper-V'} isolation`;
}

export const IMAGE = 'change-me-registry/app:change-me-tag';
export const DATA = 'C:\\data';
