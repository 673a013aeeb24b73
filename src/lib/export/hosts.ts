/** Scripts that prepare the hosts, the outer host, the domain and the cluster. */
import { mountOf } from './docker';
import { startedBy, type Workload } from './workload';

const isClient = (work: Workload) => ['win11-24h2', 'win11', 'win10'].includes(work.said('host-os') ?? '');
const isHyperV = (work: Workload) => work.chose('isolation-mode') === 'hyper-v';
const isGmsa = (work: Workload) => work.chose('account') === 'gmsa';

/** Blocks with an empty line between them. */
type Script = readonly (readonly string[])[];
const textOf = (script: Script) => `${script.map((lines) => lines.join('\n')).join('\n\n')}\n`;

/** For every container host, as administrator. */
export function hostScript(work: Workload): string {
	const mount = mountOf(work);
	return textOf(
		[
			['#Requires -RunAsAdministrator'],
			features(work),
			[
				'# containers need Docker Engine on the host; it must answer "windows"',
				"docker info --format '{{.OSType}}'"
			],
			work.said('network-need') === 'vlan'
				? ['# VLAN: put the physical adapter, and the port of the switch behind it, into trunk mode']
				: [],
			startedBy(work) === 'swarm' ? swarmPorts() : [],
			work.chose('storage') === 'smb-global-mapping' ? mapping(work) : [],
			mount?.type === 'bind' && work.chose('storage') === 'bind-mount' ? folder(work, mount.source) : [],
			work.chose('storage') === 'named-volume' && !isHyperV(work)
				? [
						'# after create.ps1: accounts of the container are unknown to the host, so a group gets the rights',
						'icacls C:\\ProgramData\\docker\\volumes\\app-data\\_data /grant "Authenticated Users:(OI)(CI)M"'
					]
				: [],
			isGmsa(work) ? credentialSpec(work) : []
		].filter((lines) => lines.length > 0)
	);
}

function features(work: Workload): string[] {
	const needsHyperV = isHyperV(work) && work.said('hypervisor') !== 'ready';
	return isClient(work)
		? [
				'# Windows features; the host restarts once',
				'Enable-WindowsOptionalFeature -Online -FeatureName Containers -All -NoRestart',
				...(needsHyperV
					? [
							'# the plan chose Hyper-V isolation',
							'Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V -All -NoRestart'
						]
					: [])
			]
		: [
				'# Windows features; restart the host afterwards',
				'Install-WindowsFeature -Name Containers',
				...(needsHyperV ? ['# the plan chose Hyper-V isolation', 'Install-WindowsFeature -Name Hyper-V'] : [])
			];
}

function swarmPorts(): string[] {
	return [
		'# between the hosts of the swarm: management, talk of the nodes, and VXLAN',
		"New-NetFirewallRule -DisplayName 'Swarm management' -Direction Inbound -Action Allow -Protocol TCP -LocalPort 2377",
		"New-NetFirewallRule -DisplayName 'Swarm nodes (TCP)' -Direction Inbound -Action Allow -Protocol TCP -LocalPort 7946",
		"New-NetFirewallRule -DisplayName 'Swarm nodes (UDP)' -Direction Inbound -Action Allow -Protocol UDP -LocalPort 7946",
		"New-NetFirewallRule -DisplayName 'Swarm VXLAN' -Direction Inbound -Action Allow -Protocol UDP -LocalPort 4789"
	];
}

function mapping(work: Workload): string[] {
	const isAzure = work.said('share') === 'azure';
	const path = isAzure
		? '\\\\change-me-storage-account.file.core.windows.net\\change-me-share'
		: '\\\\change-me-server\\change-me-share';
	return [
		'# the share becomes drive G: for the whole host. Run this again after a restart, before containers start.',
		isAzure
			? "$creds = Get-Credential -UserName 'AZURE\\change-me-storage-account' -Message 'Key of the storage account'"
			: '$creds = Get-Credential',
		'# -RequirePrivacy encrypts the traffic; leave it out where the server cannot do that',
		`New-SmbGlobalMapping -RemotePath ${path} -Credential $creds -LocalPath G: -RequirePrivacy $true`,
		'New-Item -ItemType Directory -Path G:\\appdata -Force'
	];
}

function folder(work: Workload, path: string): string[] {
	const rights = isHyperV(work)
		? [
				'# Hyper-V isolation: the LocalSystem account of the host makes every access',
				`icacls ${path} /grant "SYSTEM:(OI)(CI)F"`
			]
		: [
				'# process isolation: accounts of the container are unknown to the host, so a group gets the rights',
				`icacls ${path} /grant "Authenticated Users:(OI)(CI)M"`
			];
	return [
		'# Docker refuses a folder that is not there',
		`New-Item -ItemType Directory -Path ${path} -Force`,
		...rights
	];
}

function credentialSpec(work: Workload): string[] {
	const module = isClient(work)
		? "Add-WindowsCapability -Online -Name 'Rsat.ActiveDirectory.DS-LDS.Tools~~~~0.0.1.0'"
		: 'Install-WindowsFeature -Name RSAT-AD-PowerShell';
	const path = 'C:\\ProgramData\\Docker\\CredentialSpecs\\change-me-gmsa.json';
	return work.said('host-domain') === 'no'
		? [
				'# gMSA: this host is outside the domain. Write the credential spec on a member of the domain,',
				'# add HostAccountConfig for the plug-in of ccg.exe, and put the file here:',
				`Test-Path -Path ${path}`
			]
		: [
				'# gMSA: after prepare-domain.ps1, and after one restart that lets this host know its new group',
				module,
				'Test-ADServiceAccount -Identity change-me-gmsa',
				'Install-Module -Name CredentialSpec',
				`New-CredentialSpec -AccountName change-me-gmsa -Path ${path}`
			];
}

/** For the Hyper-V host below the container host; undefined where nothing is to be done there. */
export function outerHostScript(work: Workload): string | undefined {
	const platform = work.said('platform');
	const isNested =
		isHyperV(work) &&
		work.said('hypervisor') === 'can-enable' &&
		(platform === undefined || platform === 'hyperv-vm');
	const spoofs =
		work.chose('network-driver') === 'transparent' &&
		platform === 'hyperv-vm' &&
		startedBy(work) === 'docker' &&
		work.said('host-access') !== 'shared-network';
	if (!isNested && !spoofs) return undefined;
	return textOf([
		['#Requires -RunAsAdministrator'],
		...(isNested
			? [
					[
						...(platform === undefined ? ['# only if the container host is itself a Hyper-V machine'] : []),
						'# nesting: Hyper-V isolation starts a virtual machine inside the virtual machine, so it is stopped first;',
						'# give it at least 4 GB of memory and two virtual processors',
						'Stop-VM -Name change-me-vm',
						'Set-VMProcessor -VMName change-me-vm -ExposeVirtualizationExtensions $true',
						'Start-VM -Name change-me-vm'
					]
				]
			: []),
		...(spoofs
			? [
					[
						'# transparent network: without this the switch drops frames with the MAC addresses of containers',
						'Get-VMNetworkAdapter -VMName change-me-vm | Set-VMNetworkAdapter -MacAddressSpoofing On'
					]
				]
			: [])
	]);
}

/** For somebody who may administer the domain; undefined where there is no gMSA. */
export function domainScript(work: Workload): string | undefined {
	if (!isGmsa(work)) return undefined;
	return textOf([
		[
			'# a key, once for the forest; gMSAs can be made ten hours later',
			'if (-not (Get-KdsRootKey)) { Add-KdsRootKey -EffectiveImmediately }'
		],
		[
			'# the hosts that may fetch the password; take one gMSA for each environment',
			"New-ADGroup -Name 'change-me-hosts' -SamAccountName change-me-hosts -GroupScope DomainLocal",
			'New-ADServiceAccount -Name change-me-gmsa -DnsHostName change-me-gmsa.change-me.example -ServicePrincipalNames host/change-me-gmsa, host/change-me-gmsa.change-me.example -PrincipalsAllowedToRetrieveManagedPassword change-me-hosts'
		],
		...(work.said('host-domain') === 'no' || work.said('orchestrator') === 'aks'
			? []
			: [
					[
						'# once for each container host; restart it afterwards',
						"Add-ADGroupMember -Identity change-me-hosts -Members 'change-me-host$'"
					]
				]),
		...(work.said('directory') === 'incoming'
			? [
					[
						'# clients ask the domain for the name they typed: register every name that is not that of the gMSA',
						"Set-ADServiceAccount -Identity change-me-gmsa -ServicePrincipalNames @{ Add = 'http/change-me-gmsa.change-me.example' }"
					]
				]
			: [])
	]);
}

/** For somebody who may administer the cluster. */
export function clusterScript(work: Workload): string {
	const orchestrator = work.said('orchestrator');
	return textOf(
		[
			['# the Windows nodes, and their builds', 'kubectl get nodes -l kubernetes.io/os=windows -o wide'],
			work.chose('account') === 'hostprocess'
				? ['# app.yaml makes the namespace, with the level that HostProcess pods need']
				: ['kubectl create namespace change-me-namespace'],
			clusterStorage(work),
			isGmsa(work) ? clusterGmsa(work) : [],
			[
				'# then, in this order',
				...(work.chose('account') === 'hostprocess' ? ['kubectl apply -f app.yaml'] : []),
				...(hasClaim(work) ? ['kubectl apply -f storage.yaml'] : []),
				...(isGmsa(work) ? ['kubectl apply -f gmsa.yaml'] : []),
				...(work.chose('account') === 'hostprocess' ? [] : ['kubectl apply -f app.yaml'])
			],
			orchestrator === 'aks-azure-local'
				? ['# Windows node pools are off by default there since release 2509; have them switched on first']
				: []
		].filter((lines) => lines.length > 0)
	);
}

const hasClaim = (work: Workload) =>
	['csi-smb', 'csi-disk', 'azure-files', 'azure-disk'].includes(work.chose('storage') ?? '');

function clusterStorage(work: Workload): string[] {
	const storage = work.chose('storage');
	if (storage === 'csi-disk') return ['# the storage classes that are there', 'kubectl get storageclass'];
	if (storage !== 'csi-smb') return [];
	return work.said('orchestrator') === 'aks-azure-local'
		? [
				'# the SMB driver of the platform',
				'az aksarc update -n change-me-cluster -g change-me-resource-group --enable-smb-driver'
			]
		: [
				'# the SMB driver; its node plug-in runs as a HostProcess container',
				'helm repo add csi-driver-smb https://raw.githubusercontent.com/kubernetes-csi/csi-driver-smb/master/charts',
				'helm install csi-driver-smb csi-driver-smb/csi-driver-smb --namespace kube-system'
			];
}

function clusterGmsa(work: Workload): string[] {
	return work.said('orchestrator') === 'aks'
		? [
				'# gMSA: switches the support on; a domain user in Key Vault and a managed identity on the node pools are needed too',
				'az aks update --name change-me-cluster --resource-group change-me-resource-group --enable-windows-gmsa --gmsa-dns-server 192.0.2.53 --gmsa-root-domain-name change-me.example'
			]
		: [
				'# gMSA: the resource and its two admission webhooks must be in the cluster (project windows-gmsa)',
				'kubectl get crd gmsacredentialspecs.windows.k8s.io'
			];
}
