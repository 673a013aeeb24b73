/** Commands and a Compose file for containers that Docker starts on one host. */
import { commandText, type Flag } from './powershell';
import { accountFlag, DATA, IMAGE, isJob, isolationWhy, portOf, type Workload } from './workload';
import { type Mapping, toYaml, type Yaml } from './yaml';

const SHIM = 'com.docker.network.windowsshim';
const NETWORK = 'app-network';
const VOLUME = 'app-data';
/** The class of display adapters. */
const GPU = '5B45201D-F2F2-4F3B-85BB-30FF1F953599';

export interface Mount {
	readonly type: 'bind' | 'volume';
	/** a folder of the host, or the name of a volume */
	readonly source: string;
	readonly why: string;
}

/** What Docker mounts for the storage that was chosen. */
export function mountOf(work: Workload): Mount | undefined {
	switch (work.chose('storage')) {
		case 'bind-mount':
			return {
				type: 'bind',
				source: 'C:\\ContainerData',
				why: 'the plan keeps the data in a folder of the host'
			};
		case 'named-volume':
			return { type: 'volume', source: VOLUME, why: 'the plan keeps the data in a named volume' };
		case 'smb-global-mapping':
			return {
				type: 'bind',
				source: 'G:\\appdata',
				why: 'the share is drive G: on the host; see prepare-host.ps1'
			};
		default:
			return undefined;
	}
}

interface Network {
	/** what a container joins */
	readonly name: string;
	readonly why: string;
	/** options of docker network create, where it has to be made */
	readonly make?: readonly Flag[];
	readonly makeWhy?: string;
	/** the address that the container asks for */
	readonly address?: string;
	/** whether ports are published on the host */
	readonly publishes: boolean;
}

const LAN: readonly Flag[] = [
	{
		words: ['--subnet', '192.0.2.0/24'],
		why: 'the subnet of the physical network; without it --ip is refused'
	},
	{ words: ['--gateway', '192.0.2.1'] }
];
const ADDRESS = '192.0.2.41';

function networkOf(work: Workload): Network | undefined {
	if (work.said('host-access') === 'shared-network')
		return {
			name: 'container:change-me-container',
			why: 'it shares the network stack of another container',
			publishes: false
		};
	const address = work.said('lan-address');
	const need = work.said('network-need');
	const vlan: readonly Flag[] =
		need === 'vlan'
			? [
					{
						words: ['--opt', `${SHIM}.vlanid=7`],
						why: 'the VLAN tag; the physical adapter must be in trunk mode'
					}
				]
			: [];
	const driver = work.chose('network-driver');
	const made = `the plan chose the ${driver ?? ''} driver; create.ps1 makes this network`;
	switch (driver) {
		case 'nat':
			return {
				name: 'nat',
				why: 'the plan chose NAT, and the network nat exists on every host',
				publishes: true
			};
		case 'transparent':
			return {
				name: NETWORK,
				why: made,
				make: [...vlan, ...(address === 'dhcp' ? [] : LAN)],
				makeWhy:
					address === 'dhcp'
						? 'without subnet and gateway each container asks the DHCP server of the network'
						: 'containers sit on the physical network with addresses and MAC addresses of their own',
				...(address === 'dhcp' ? {} : { address: ADDRESS }),
				publishes: false
			};
		case 'l2bridge':
			return { name: NETWORK, why: made, ...bridgeOf(work, vlan) };
		default:
			return undefined;
	}
}

/** An L2bridge network, by what is below the host: the same cases as in the advice of the guide. */
function bridgeOf(work: Workload, vlan: readonly Flag[]): Omit<Network, 'name' | 'why'> {
	const platform = work.said('platform');
	const need = work.said('network-need');
	const wantsLan = work.said('lan-address') === 'static' || need === 'caller-address' || need === 'vlan';
	const isPolicyRouted = work.said('sdn-policy') === 'host-edge' && work.said('routes') === 'yes';
	const prefix: readonly Flag[] = [
		{
			words: ['--subnet', '10.244.0.0/24'],
			why: 'a prefix of its own; others reach it by a route to this host'
		},
		{ words: ['--gateway', '10.244.0.1'] }
	];
	if (platform === 'azure-vm' && (wantsLan || isPolicyRouted))
		return {
			make: prefix,
			makeWhy:
				'Azure does not bridge addresses of containers: a prefix of its own, with a user-defined route to this host',
			publishes: false
		};
	if (
		platform === 'hyperv-vm' &&
		need !== 'vlan' &&
		(isPolicyRouted || (wantsLan && work.said('sdn-policy') === 'host-edge'))
	)
		return {
			make: LAN,
			makeWhy: 'Microsoft SDN hands out the addresses of its virtual network, so no container asks for one',
			publishes: false
		};
	if (wantsLan)
		return {
			make: [...vlan, ...LAN],
			makeWhy: 'containers get addresses of the physical network and show the MAC address of the host',
			address: ADDRESS,
			publishes: false
		};
	return {
		make: [
			...prefix,
			{
				words: ['--opt', `${SHIM}.enable_outboundnat=true`],
				why: 'without it an L2bridge network has no outbound translation'
			},
			{
				words: ['--opt', `${SHIM}.outboundnat_exceptions=10.0.0.0/8`],
				why: 'traffic to these networks keeps the address of the container'
			}
		],
		makeWhy: 'containers get a prefix of their own and show the MAC address of the host',
		publishes: true
	};
}

/** How the isolation mode is called in commands. */
export function isolationOf(work: Workload): string | undefined {
	switch (work.chose('isolation-mode')) {
		case 'process':
			return 'process';
		case 'hyper-v':
			return 'hyperv';
		default:
			return undefined;
	}
}

function deviceOf(work: Workload): string | undefined {
	switch (work.said('host-access')) {
		case 'gpu':
			return `class/${GPU}`;
		case 'device':
			return 'class/change-me-class-guid';
		default:
			return undefined;
	}
}

const credentialSpec = 'credentialspec=file://change-me-gmsa.json';
export const needsHostname = (work: Workload) =>
	work.chose('account') === 'gmsa' && work.said('host-os') === 'ws2016';

/** What is made once, before the first start; undefined where nothing has to be. */
export function createCommands(work: Workload): string | undefined {
	const network = networkOf(work);
	const driver = work.chose('network-driver') ?? '';
	const commands = [
		...(network?.make
			? [
					`# ${network.makeWhy ?? ''}\n${commandText(
						['docker', 'network', 'create', '--driver', driver],
						network.make,
						[network.name]
					)}`
				]
			: []),
		...volumeCommands(work)
	];
	return commands.length === 0 ? undefined : commands.join('\n\n');
}

export function volumeCommands(work: Workload): readonly string[] {
	const mount = mountOf(work);
	return mount?.type === 'volume'
		? [`# the volume starts empty and stays when the container goes\ndocker volume create ${mount.source}`]
		: [];
}

export function runCommand(work: Workload): string {
	const network = networkOf(work);
	const mount = mountOf(work);
	const isolation = isolationOf(work);
	const user = accountFlag(work);
	const device = deviceOf(work);
	const port = network?.publishes === true ? portOf(work) : undefined;
	const flags: (Flag | undefined)[] = [
		isJob(work)
			? { words: ['--rm'], why: 'a job ends and leaves nothing behind; let Task Scheduler run this file' }
			: { words: ['--detach'], why: 'it runs in the background' },
		isJob(work)
			? undefined
			: { words: ['--restart', 'unless-stopped'], why: 'it starts again with the host' },
		{ words: ['--name', 'app'] },
		isolation === undefined
			? undefined
			: {
					words: ['--isolation', isolation],
					why: isolationWhy(work)
				},
		network === undefined ? undefined : { words: ['--network', network.name], why: network.why },
		network?.address === undefined
			? undefined
			: { words: ['--ip', network.address], why: 'the address of the container on that network' },
		port === undefined
			? undefined
			: { words: ['--publish', `8080:${port}`], why: 'clients use port 8080 of the host' },
		mount === undefined
			? undefined
			: { words: ['--mount', `type=${mount.type},source=${mount.source},target=${DATA}`], why: mount.why },
		user === undefined ? undefined : { words: ['--user', user], why: 'the account that the plan chose' },
		work.chose('account') === 'gmsa'
			? {
					words: ['--security-opt', credentialSpec],
					why: 'the gMSA; the file lies in C:\\ProgramData\\Docker\\CredentialSpecs'
				}
			: undefined,
		needsHostname(work)
			? {
					words: ['--hostname', 'change-me-gmsa'],
					why: 'on Windows Server 2016 it must be the name of the gMSA'
				}
			: undefined,
		device === undefined
			? undefined
			: { words: ['--device', device], why: 'devices of this class are handed to the container' },
		{ words: ['--memory', '2g'], why: 'without a limit one container can take all memory of the host' },
		{ words: ['--cpus', '2'] }
	];
	return commandText(
		['docker', 'run'],
		flags.filter((flag) => flag !== undefined),
		[IMAGE]
	);
}

export function composeFile(work: Workload): string {
	const network = networkOf(work);
	const mount = mountOf(work);
	const device = deviceOf(work);
	const port = network?.publishes === true ? portOf(work) : undefined;
	const isShared = network?.name.startsWith('container:') ?? false;
	const gmsa = work.chose('account') === 'gmsa';
	const joined: Yaml | undefined =
		network === undefined || isShared
			? undefined
			: { app: network.address === undefined ? {} : { ipv4_address: network.address } };
	const service: Mapping = {
		image: IMAGE,
		build: '.',
		...(isolationOf(work) === undefined
			? {}
			: {
					'#isolation': isolationWhy(work),
					isolation: isolationOf(work)
				}),
		restart: isJob(work) ? 'no' : 'unless-stopped',
		...(isShared ? { '#network': network?.why, network_mode: network?.name } : {}),
		...(joined === undefined ? {} : { '#network': network?.why, networks: joined }),
		...(port === undefined ? {} : { '#ports': 'clients use port 8080 of the host', ports: [`8080:${port}`] }),
		...(mount === undefined
			? {}
			: {
					'#volumes': mount.why,
					volumes: [{ type: mount.type, source: mount.source, target: DATA }]
				}),
		...(accountFlag(work) === undefined
			? {}
			: { '#user': 'the account that the plan chose', user: accountFlag(work) }),
		...(gmsa
			? {
					'#gmsa': 'the gMSA; the file lies in C:\\ProgramData\\Docker\\CredentialSpecs',
					security_opt: [credentialSpec]
				}
			: {}),
		...(needsHostname(work)
			? { '#hostname': 'on Windows Server 2016 it must be the name of the gMSA', hostname: 'change-me-gmsa' }
			: {}),
		...(device === undefined
			? {}
			: { '#devices': 'devices of this class are handed to the container', devices: [device] }),
		mem_limit: '2g',
		cpus: 2
	};
	return toYaml({
		services: { app: service },
		...(joined === undefined
			? {}
			: {
					networks: {
						app: {
							'#external': network?.make ? 'create.ps1 makes it' : 'it exists on every host',
							name: network?.name,
							external: true
						}
					}
				}),
		...(mount?.type === 'volume'
			? { volumes: { [VOLUME]: { '#external': 'create.ps1 makes it', name: VOLUME, external: true } } }
			: {})
	});
}
