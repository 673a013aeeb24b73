/** Manifests for Kubernetes, AKS and AKS on Azure Local. */
import { accountFlag, IMAGE, imageVersion, isJob, portOf, type Workload } from './workload';
import { type Mapping, toYaml } from './yaml';

const NAMESPACE = 'change-me-namespace';
const LABELS = { app: 'app' };
const CLAIM = 'app-data';
/** Kubernetes on Windows: the build label that a kubelet sets by itself. */
const BUILDS: Readonly<Record<string, string>> = {
	ws2025: '10.0.26100',
	ws2022: '10.0.20348',
	ws2019: '10.0.17763',
	ltsc2025: '10.0.26100',
	ltsc2022: '10.0.20348',
	ltsc2019: '10.0.17763'
};

const isHostProcess = (work: Workload) => work.chose('account') === 'hostprocess';
const isGmsa = (work: Workload) => work.chose('account') === 'gmsa';
const name = (id: string) => ({ name: id, namespace: NAMESPACE });
const documents = (list: readonly Mapping[]) => list.map(toYaml).join('---\n');

/** The workload itself, and the Service in front of it. */
export function appManifests(work: Workload): string {
	return documents([
		...(isHostProcess(work) ? [privilegedNamespace()] : []),
		controller(work),
		...service(work)
	]);
}

function privilegedNamespace(): Mapping {
	return {
		apiVersion: 'v1',
		kind: 'Namespace',
		metadata: {
			name: NAMESPACE,
			labels: {
				'#level': 'HostProcess pods are administrators of the node: let few people create pods here',
				'pod-security.kubernetes.io/enforce': 'privileged'
			}
		}
	};
}

function controller(work: Workload): Mapping {
	const template = { metadata: { labels: LABELS }, spec: podSpec(work) };
	if (isJob(work))
		return {
			apiVersion: 'batch/v1',
			kind: 'CronJob',
			metadata: name('app'),
			spec: { schedule: '0 3 * * *', concurrencyPolicy: 'Forbid', jobTemplate: { spec: { template } } }
		};
	if (isHostProcess(work))
		return {
			apiVersion: 'apps/v1',
			kind: 'DaemonSet',
			metadata: name('app'),
			spec: { '#nodes': 'one on each Windows node', selector: { matchLabels: LABELS }, template }
		};
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: name('app'),
		spec: {
			replicas: 1,
			...(claimOf(work)?.mode === 'ReadWriteOnce'
				? {
						'#strategy': 'the disk is attached to one node at a time, so the old pod goes first',
						strategy: { type: 'Recreate' }
					}
				: {}),
			selector: { matchLabels: LABELS },
			template
		}
	};
}

function podSpec(work: Workload): Mapping {
	const port = portOf(work);
	const build = BUILDS[work.said('host-os') ?? imageVersion(work) ?? ''];
	const hasClaim = claimOf(work) !== undefined;
	return {
		os: { name: 'windows' },
		nodeSelector: {
			'kubernetes.io/os': 'windows',
			...(build === undefined
				? {}
				: {
						'#build': 'in process isolation the build of the node decides which images start',
						'node.kubernetes.io/windows-build': build
					})
		},
		...(isHostProcess(work)
			? { '#network': 'HostProcess pods use the network of the node', hostNetwork: true }
			: {}),
		...securityContext(work),
		...(isJob(work) ? { restartPolicy: 'Never' } : {}),
		containers: [
			{
				name: 'app',
				image: IMAGE,
				...(port === undefined ? {} : { ports: [{ name: 'http', containerPort: port }] }),
				resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '1', memory: '2Gi' } },
				...(hasClaim
					? {
							'#mounts': 'a path without a drive letter would appear below C:',
							volumeMounts: [{ name: 'data', mountPath: 'D:' }]
						}
					: {})
			}
		],
		...(hasClaim ? { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: CLAIM } }] } : {})
	};
}

function securityContext(work: Workload): Mapping {
	if (isHostProcess(work))
		return {
			securityContext: {
				'#windows': 'the account of the node with the fewest rights that does the job',
				windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\Local service' }
			}
		};
	const user = accountFlag(work);
	const isLow = user === 'ContainerUser' || user === 'appuser';
	const options: Mapping = {
		...(isGmsa(work) ? { '#gmsa': 'gmsa.yaml makes it', gmsaCredentialSpecName: 'app-gmsa' } : {}),
		...(user === undefined ? {} : { '#user': 'the account that the plan chose', runAsUserName: user })
	};
	if (Object.keys(options).length === 0) return {};
	return {
		securityContext: {
			...(isLow || work.said('pod-policy') === 'restricted'
				? { '#root': 'keeps ContainerAdministrator out', runAsNonRoot: true }
				: {}),
			windowsOptions: options
		}
	};
}

function service(work: Workload): readonly Mapping[] {
	const port = portOf(work);
	if (port === undefined || isJob(work) || isHostProcess(work)) return [];
	const keepsCaller = work.said('network-need') === 'caller-address';
	return [
		{
			apiVersion: 'v1',
			kind: 'Service',
			metadata: name('app'),
			spec: {
				...(keepsCaller
					? {
							'#policy':
								"keeps the caller's address; Windows nodes need direct server return for it, so test it",
							type: 'LoadBalancer',
							externalTrafficPolicy: 'Local'
						}
					: { type: 'ClusterIP' }),
				selector: LABELS,
				ports: [{ name: 'http', port: 80, targetPort: port }]
			}
		}
	];
}

interface Claim {
	readonly mode: 'ReadWriteOnce' | 'ReadWriteMany';
	readonly storageClass: string;
	/** the volume, where it is not made on demand */
	readonly volume?: string;
	/** what has to be there first */
	readonly needs: readonly Mapping[];
}

function claimOf(work: Workload): Claim | undefined {
	const isAzureLocal = work.said('orchestrator') === 'aks-azure-local';
	switch (work.chose('storage')) {
		case 'csi-smb':
			return isAzureLocal
				? {
						mode: 'ReadWriteMany',
						storageClass: 'app-smb',
						needs: [shareSecret(), azureLocalShareClass()]
					}
				: {
						mode: 'ReadWriteMany',
						storageClass: 'app-smb',
						volume: CLAIM,
						needs: [shareSecret(), shareVolume()]
					};
		case 'csi-disk':
			return {
				mode: 'ReadWriteOnce',
				storageClass: isAzureLocal ? 'default' : 'change-me-storage-class',
				needs: []
			};
		case 'azure-files':
			return {
				mode: 'ReadWriteMany',
				storageClass: 'app-files',
				needs: [
					azureClass(
						'app-files',
						'file.csi.azure.com',
						{ skuName: 'Standard_LRS', protocol: 'smb' },
						'Immediate'
					)
				]
			};
		case 'azure-disk':
			return {
				mode: 'ReadWriteOnce',
				storageClass: 'app-disk',
				needs: [
					azureClass('app-disk', 'disk.csi.azure.com', { skuName: 'StandardSSD_LRS' }, 'WaitForFirstConsumer')
				]
			};
		default:
			return undefined;
	}
}

function shareSecret(): Mapping {
	return {
		apiVersion: 'v1',
		kind: 'Secret',
		metadata: name('app-smb'),
		type: 'Opaque',
		'#data': 'better made by kubectl create secret, so that no file holds the password',
		stringData: {
			username: 'change-me-share-user',
			password: 'change-me-share-password',
			domain: 'change-me-share-domain'
		}
	};
}

function shareVolume(): Mapping {
	return {
		apiVersion: 'v1',
		kind: 'PersistentVolume',
		metadata: { name: CLAIM },
		spec: {
			capacity: { storage: '100Gi' },
			accessModes: ['ReadWriteMany'],
			persistentVolumeReclaimPolicy: 'Retain',
			storageClassName: 'app-smb',
			csi: {
				driver: 'smb.csi.k8s.io',
				'#handle': 'unique in the cluster',
				volumeHandle: 'change-me-server/change-me-share##',
				'#source':
					'the root of the share; a second, deeper path of one server fails after a restart of the node',
				volumeAttributes: { source: '//change-me-server/change-me-share' },
				nodeStageSecretRef: name('app-smb')
			}
		}
	};
}

function azureLocalShareClass(): Mapping {
	return {
		apiVersion: 'storage.k8s.io/v1',
		kind: 'StorageClass',
		metadata: { name: 'app-smb' },
		provisioner: 'smb.csi.akshci.com',
		parameters: {
			source: '\\\\change-me-server\\change-me-share',
			'csi.storage.k8s.io/node-stage-secret-name': 'app-smb',
			'csi.storage.k8s.io/node-stage-secret-namespace': NAMESPACE
		},
		reclaimPolicy: 'Retain',
		volumeBindingMode: 'Immediate'
	};
}

function azureClass(id: string, provisioner: string, parameters: Mapping, binding: string): Mapping {
	return {
		apiVersion: 'storage.k8s.io/v1',
		kind: 'StorageClass',
		metadata: { name: id },
		provisioner,
		parameters,
		'#reclaim': 'the classes of the cluster delete the data with the claim; this one keeps it',
		reclaimPolicy: 'Retain',
		volumeBindingMode: binding
	};
}

/** The claim and what it needs; undefined where pods mount nothing. */
export function storageManifests(work: Workload): string | undefined {
	const claim = claimOf(work);
	if (claim === undefined) return undefined;
	return documents([
		...claim.needs,
		{
			apiVersion: 'v1',
			kind: 'PersistentVolumeClaim',
			metadata: name(CLAIM),
			spec: {
				'#mode':
					claim.mode === 'ReadWriteOnce'
						? 'one node at a time'
						: 'pods on several nodes; locking is up to them',
				accessModes: [claim.mode],
				storageClassName: claim.storageClass,
				...(claim.volume === undefined ? {} : { volumeName: claim.volume }),
				resources: { requests: { storage: '100Gi' } }
			}
		}
	]);
}

/** The credential spec of the gMSA and the right to use it; undefined where there is none. */
export function gmsaManifests(work: Workload): string | undefined {
	if (!isGmsa(work)) return undefined;
	const needsPlugin = work.said('orchestrator') === 'aks' || work.said('host-domain') === 'no';
	return documents([
		{
			apiVersion: 'windows.k8s.io/v1',
			kind: 'GMSACredentialSpec',
			metadata: { name: 'app-gmsa' },
			'#values': 'the values are those of the file that New-CredentialSpec writes',
			credspec: {
				CmsPlugins: ['ActiveDirectory'],
				ActiveDirectoryConfig: {
					GroupManagedServiceAccounts: [
						{ Name: 'change-me-gmsa', Scope: 'change-me-netbios' },
						{ Name: 'change-me-gmsa', Scope: 'change-me.example' }
					],
					...(needsPlugin
						? {
								'#plugin': 'the nodes are outside the domain, so a plug-in fetches the password',
								HostAccountConfig: {
									PortableCcgVersion: '1',
									PluginGUID: '{change-me-plugin-guid}',
									PluginInput: 'change-me-plugin-input'
								}
							}
						: {})
				},
				DomainJoinConfig: {
					DnsName: 'change-me.example',
					DnsTreeName: 'change-me.example',
					Guid: 'change-me-domain-guid',
					MachineAccountName: 'change-me-gmsa',
					NetBiosName: 'change-me-netbios',
					Sid: 'change-me-domain-sid'
				}
			}
		},
		{
			apiVersion: 'rbac.authorization.k8s.io/v1',
			kind: 'ClusterRole',
			metadata: { name: 'use-app-gmsa' },
			rules: [
				{
					apiGroups: ['windows.k8s.io'],
					resources: ['gmsacredentialspecs'],
					resourceNames: ['app-gmsa'],
					verbs: ['use']
				}
			]
		},
		{
			apiVersion: 'rbac.authorization.k8s.io/v1',
			kind: 'RoleBinding',
			metadata: name('use-app-gmsa'),
			subjects: [{ kind: 'ServiceAccount', ...name('default') }],
			roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'use-app-gmsa' }
		}
	]);
}
