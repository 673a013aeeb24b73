/** What nobody but the reader knows: marks in the files that have to be replaced or checked. */
export interface Blank {
	/** as it stands in the file */
	readonly mark: string;
	readonly says: string;
}

/**
 * Marks keep a file readable for the program it is for: names are lower-case, because names of images, volumes and
 * Kubernetes objects must be, and addresses come from the ranges kept for documentation (RFC 5737).
 */
const WORDS: Readonly<Record<string, string>> = {
	'change-me-registry': 'The registry that holds the image, and the folder in it.',
	'change-me-tag': 'The version of the image. Give every build one of its own.',
	'change-me-base-tag':
		'The tag of the base image. No tag for this Windows version is known to be published; look into the registry.',
	'change-me-base-image': 'The base image. The plan has not decided it.',
	'change-me-app.exe': 'The program that starts first. It must stay in the foreground.',
	'change-me-app.dll': 'The entry assembly of the application.',
	'change-me-service': 'The name of the Windows service.',
	'change-me-watcher.exe':
		'A program in the foreground that starts the service and ends when the service ends. ServiceMonitor would need administrator rights.',
	'change-me-build-password':
		'The password of the local account. It stays in the image, where everybody who can pull it can read it.',
	'change-me-container': 'The container whose network stack is shared. It must run already.',
	'change-me-class-guid': 'The class of the device. Every device of the class is handed over.',
	'change-me-node': 'The name of a host of the swarm.',
	'change-me-namespace': 'The namespace in the cluster.',
	'change-me-server': 'The file server, by its own name and not by that of a DFS name space.',
	'change-me-share': 'The name of the share.',
	'change-me-storage-account': 'The Azure storage account that holds the share.',
	'change-me-share-user': 'The account that may use the share.',
	'change-me-share-password': 'Its password. Do not keep the file with it.',
	'change-me-share-domain': 'The domain of that account.',
	'change-me-storage-class': 'The storage class: kubectl get storageclass lists them.',
	'change-me-gmsa': 'The name of the gMSA, at most 15 characters.',
	'change-me-hosts': 'The group in the domain whose members may fetch the password of the gMSA.',
	'change-me-host$': 'The computer account of each container host, with a $ at the end.',
	'change-me.example': 'The DNS name of the domain.',
	'change-me-netbios': 'The NetBIOS name of the domain.',
	'change-me-domain-guid': 'The GUID of the domain, from the file that New-CredentialSpec writes.',
	'change-me-domain-sid': 'The SID of the domain, from the same file.',
	'change-me-plugin-guid': 'The GUID of the plug-in for ccg.exe that the hosts have.',
	'change-me-plugin-input': 'What that plug-in asks for. It may be a secret.',
	'change-me-vm': 'The name of the virtual machine that is the container host.',
	'change-me-cluster': 'The name of the cluster.',
	'change-me-resource-group': 'The resource group of the cluster.'
};

/** Values that are valid as they stand and still have to be checked. */
const VALUES: readonly Blank[] = [
	{ mark: '192.0.2.0/24', says: 'The subnet that the containers share with the physical network.' },
	{ mark: '192.0.2.1', says: 'Its gateway.' },
	{
		mark: '192.0.2.41',
		says: 'The address of the container: one that nobody else uses and DHCP does not give out.'
	},
	{ mark: '192.0.2.10', says: 'The address of this host on the network of the swarm.' },
	{ mark: '192.0.2.53', says: 'The DNS server of the domain.' },
	{ mark: '10.244.0.0/24', says: 'A prefix for the containers that occurs nowhere else in your network.' },
	{ mark: '10.244.0.1', says: 'The gateway in that prefix.' },
	{ mark: '10.0.0.0/8', says: 'Your internal networks: traffic to them keeps the address of the container.' },
	{ mark: 'com.docker.network.windowsshim.vlanid=7', says: 'The number of the VLAN.' },
	{ mark: '--memory 2g', says: 'Memory for the container. Measure it under load.' },
	{ mark: 'mem_limit: 2g', says: 'Memory for the container. Measure it under load.' },
	{ mark: '--limit-memory 2g', says: 'Memory for each task. Measure it under load.' },
	{ mark: 'memory: 2g', says: 'Memory for each task. Measure it under load.' },
	{ mark: 'memory: 2Gi', says: 'Memory for the pod. Measure it under load.' },
	{ mark: 'storage: 100Gi', says: 'The size of the volume.' },
	{ mark: '0 3 * * *', says: 'When the job runs: minute, hour, day, month, weekday.' }
];

const TOKEN = /change-me(?:-[a-z]+)*(?:\.(?:exe|dll|example)|\$)?/g;

/** The words that stand for something to fill in, each once, in the order in which they occur. */
export function marksIn(text: string): readonly string[] {
	return [...new Set(text.match(TOKEN) ?? [])];
}

/** What has to be filled in or checked in a file. A mark nobody explains is a mistake in this program. */
export function blanksIn(text: string): readonly Blank[] {
	const words = marksIn(text).map((mark) => {
		const says = WORDS[mark];
		if (says === undefined) throw new Error(`Nobody explains "${mark}".`);
		return { mark, says };
	});
	return [...words, ...VALUES.filter(({ mark }) => holds(text, mark))];
}

/** Whether the text has the mark, and not as a part of something longer such as 192.0.2.10 in 192.0.2.100. */
function holds(text: string, mark: string): boolean {
	let at = text.indexOf(mark);
	while (at >= 0) {
		const before = text[at - 1] ?? ' ';
		const after = text[at + mark.length] ?? ' ';
		if (!/[\w.-]/.test(before) && !/[\w/]/.test(after)) return true;
		at = text.indexOf(mark, at + 1);
	}
	return false;
}
