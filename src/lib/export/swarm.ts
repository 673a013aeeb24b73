/** Commands and a stack file for services of Docker Swarm. */
import { isolationOf, mountOf, needsHostname, volumeCommands } from './docker';
import { commandText, type Flag } from './powershell';
import { accountFlag, DATA, IMAGE, isJob, isolationWhy, portOf, type Workload } from './workload';
import { toYaml } from './yaml';

const NETWORK = 'app-network';
const HOST_MODE = 'published on the node of the task; the routing mesh is to be tested on your build first';
const OWN_COPY = 'each node has storage of its own, so the service stays on the node that holds the data';

interface Constraint {
	readonly text: string;
	readonly why: string;
}

function constraints(work: Workload): readonly Constraint[] {
	const host = work.said('host-os');
	return [
		{ text: 'node.platform.os==windows', why: 'a swarm may have Linux nodes as well' },
		...(work.chose('isolation-mode') === 'process' && host !== undefined
			? [{ text: `node.labels.osversion==${host}`, why: 'Swarm does not match Windows versions by itself' }]
			: []),
		...(['bind-mount', 'named-volume'].includes(work.chose('storage') ?? '')
			? [{ text: 'node.hostname==change-me-node', why: OWN_COPY }]
			: [])
	];
}

const isOverlay = (work: Workload) => work.chose('network-driver') === 'overlay';
const isGmsa = (work: Workload) => work.chose('account') === 'gmsa';

/** What is made once, on a manager. */
export function createSwarmCommands(work: Workload): string {
	const host = work.said('host-os');
	return [
		`# once, on the first manager; it prints the command that the other hosts join with\n${commandText(
			['docker', 'swarm', 'init'],
			[{ words: ['--advertise-addr', '192.0.2.10'] }, { words: ['--listen-addr', '192.0.2.10:2377'] }]
		)}`,
		...(work.chose('isolation-mode') === 'process' && host !== undefined
			? [
					`# once for each host with this Windows: the service is tied to the label\n${commandText([
						'docker',
						'node',
						'update',
						'--label-add',
						`osversion=${host}`,
						'change-me-node'
					])}`
				]
			: []),
		...(isOverlay(work)
			? [
					commandText(
						['docker', 'network', 'create', '--driver', 'overlay'],
						[
							{ words: ['--attachable'], why: 'single containers may join it as well, to test it' },
							{ words: ['--subnet', '10.244.0.0/24'] }
						],
						[NETWORK]
					)
				]
			: []),
		...(isGmsa(work)
			? [
					`# every node gets the credential spec with the task\ndocker config create app-gmsa change-me-gmsa.json`
				]
			: []),
		...volumeCommands(work).map((text) => `# on the node that holds the data\n${text}`)
	].join('\n\n');
}

export function serviceCommand(work: Workload): string {
	const isolation = isolationOf(work);
	const mount = mountOf(work);
	const user = accountFlag(work);
	const port = isOverlay(work) ? portOf(work) : undefined;
	const flags: (Flag | undefined)[] = [
		{ words: ['--detach'], why: 'it does not wait for the tasks; docker service ps app shows them' },
		{ words: ['--name', 'app'] },
		{ words: ['--replicas', '1'] },
		isJob(work)
			? {
					words: ['--restart-condition', 'none'],
					why: 'a job ends; docker service update --force starts it again'
				}
			: undefined,
		isolation === undefined
			? undefined
			: {
					words: ['--isolation', isolation],
					why: isolationWhy(work)
				},
		...(isOverlay(work)
			? [
					{ words: ['--network', NETWORK], why: 'the plan chose overlay' },
					{ words: ['--endpoint-mode', 'dnsrr'], why: 'names lead to the tasks themselves' }
				]
			: []),
		port === undefined
			? undefined
			: { words: ['--publish', `mode=host,target=${port},published=8080`], why: HOST_MODE },
		mount === undefined
			? undefined
			: { words: ['--mount', `type=${mount.type},source=${mount.source},target=${DATA}`], why: mount.why },
		user === undefined ? undefined : { words: ['--user', user], why: 'the account that the plan chose' },
		isGmsa(work)
			? { words: ['--credential-spec', 'config://app-gmsa'], why: 'the gMSA; create.ps1 made this config' }
			: undefined,
		needsHostname(work)
			? {
					words: ['--hostname', 'change-me-gmsa'],
					why: 'on Windows Server 2016 it must be the name of the gMSA'
				}
			: undefined,
		...constraints(work).map(({ text, why }) => ({ words: ['--constraint', text], why })),
		{ words: ['--limit-memory', '2g'], why: 'without a limit one task can take all memory of its node' },
		{ words: ['--limit-cpu', '2'] }
	];
	return commandText(
		['docker', 'service', 'create'],
		flags.filter((flag) => flag !== undefined),
		[IMAGE]
	);
}

export function stackFile(work: Workload): string {
	const isolation = isolationOf(work);
	const mount = mountOf(work);
	const user = accountFlag(work);
	const port = isOverlay(work) ? portOf(work) : undefined;
	return toYaml({
		version: '3.8',
		services: {
			app: {
				image: IMAGE,
				...(isolation === undefined ? {} : { '#isolation': isolationWhy(work), isolation }),
				...(isOverlay(work) ? { networks: ['app'] } : {}),
				...(port === undefined
					? {}
					: {
							'#ports': HOST_MODE,
							ports: [{ target: port, published: 8080, protocol: 'tcp', mode: 'host' }]
						}),
				...(mount === undefined
					? {}
					: { '#volumes': mount.why, volumes: [{ type: mount.type, source: mount.source, target: DATA }] }),
				...(user === undefined ? {} : { '#user': 'the account that the plan chose', user }),
				...(isGmsa(work) ? { credential_spec: { config: 'app-gmsa' } } : {}),
				...(needsHostname(work)
					? {
							'#hostname': 'on Windows Server 2016 it must be the name of the gMSA',
							hostname: 'change-me-gmsa'
						}
					: {}),
				deploy: {
					replicas: 1,
					...(isOverlay(work) ? { endpoint_mode: 'dnsrr' } : {}),
					...(isJob(work) ? { restart_policy: { condition: 'none' } } : {}),
					placement: {
						constraints: constraints(work).map(({ text }) => text)
					},
					resources: { limits: { cpus: '2', memory: '2g' } }
				}
			}
		},
		...(isOverlay(work)
			? { networks: { app: { '#external': 'create.ps1 makes it', name: NETWORK, external: true } } }
			: {}),
		...(mount?.type === 'volume'
			? {
					volumes: {
						[mount.source]: { '#external': 'create.ps1 makes it', name: mount.source, external: true }
					}
				}
			: {}),
		...(isGmsa(work) ? { configs: { 'app-gmsa': { external: true } } } : {})
	});
}
