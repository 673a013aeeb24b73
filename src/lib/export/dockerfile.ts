/** A Dockerfile on the base image that the plan chose. */
import { accountFlag, hasOwnEntryPoint, IMAGE, imageVersion, type Workload } from './workload';

const MCR = 'mcr.microsoft.com';
const NO_TAG = 'change-me-base-tag';

/**
 * The base image, with a tag that is known to be published for this Windows version; a blank stands where none is.
 * A tag always names the Windows version: `latest` and the short tags of .NET have no entry that fits every host.
 */
export function baseImage(work: Workload): string {
	const version = imageVersion(work);
	const tag = (table: Readonly<Record<string, string>>) => table[version ?? ''] ?? NO_TAG;
	const family = (repository: string, table: Readonly<Record<string, string>>) =>
		`${MCR}/${repository}:${tag(table)}`;
	switch (work.chose('base-image')) {
		case 'nanoserver':
			return family('windows/nanoserver', { ltsc2025: 'ltsc2025', ltsc2022: 'ltsc2022', ltsc2019: '1809' });
		case 'servercore':
		case 'net-framework-35':
			return family(
				'windows/servercore',
				each((release) => release)
			);
		case 'server':
			return family('windows/server', { ltsc2025: 'ltsc2025', ltsc2022: 'ltsc2022' });
		case 'windows':
			return family('windows', { ltsc2019: '1809' });
		case 'dotnet-nanoserver':
			return family(dotnetRepository(work), dotnetTags(work, 'nanoserver'));
		case 'dotnet-servercore':
			return family(dotnetRepository(work), dotnetTags(work, 'windowsservercore'));
		case 'net-framework':
			return family('dotnet/framework/runtime', FRAMEWORK);
		case 'aspnet':
			return family('dotnet/framework/aspnet', FRAMEWORK);
		case 'wcf':
			return family('dotnet/framework/wcf', FRAMEWORK);
		case 'iis':
			return family(
				'windows/servercore/iis',
				each((release) => `windowsservercore-${release}`)
			);
		default:
			return 'change-me-base-image';
	}
}

const RELEASES = ['ltsc2025', 'ltsc2022', 'ltsc2019', 'ltsc2016'];
const each = (tagOf: (release: string) => string) =>
	Object.fromEntries(RELEASES.map((release) => [release, tagOf(release)]));

const FRAMEWORK = {
	ltsc2025: '4.8.1-windowsservercore-ltsc2025',
	ltsc2022: '4.8.1-windowsservercore-ltsc2022',
	ltsc2019: '4.8-windowsservercore-ltsc2019',
	ltsc2016: '4.8-windowsservercore-ltsc2016'
};

/** The ASP.NET Core image has all of the runtime image and what web applications need on top. */
function dotnetRepository(work: Workload): string {
	return ['web-own', 'web-iis', 'wcf'].includes(work.said('app-kind') ?? '')
		? 'dotnet/aspnet'
		: 'dotnet/runtime';
}

function dotnetTags(
	work: Workload,
	base: 'nanoserver' | 'windowsservercore'
): Readonly<Record<string, string>> {
	const isEight = work.said('framework') === 'dotnet-8';
	const release = isEight ? '8.0' : '10.0';
	return {
		ltsc2025: `${release}-${base}-ltsc2025`,
		ltsc2022: `${release}-${base}-ltsc2022`,
		// .NET 10 has no images for Windows Server 2019
		...(isEight ? { ltsc2019: `${release}-${base}-${base === 'nanoserver' ? '1809' : 'ltsc2019'}` } : {})
	};
}

export function dockerfile(work: Workload, header: string): string {
	const blocks = [
		// a directive counts only above everything else; it lets a backslash be a backslash in paths
		`# escape=\`\n${header}\n# Build it with: docker build --tag ${IMAGE} .`,
		[
			'# the tag names the Windows version; move it on with the monthly updates, or pin a digest',
			`FROM ${baseImage(work)}`
		],
		['# cmd is there in every family of images; Nano Server has no PowerShell', 'SHELL ["cmd", "/S", "/C"]'],
		framework35(work),
		application(work),
		account(work),
		[
			'# programs that write to the Event Log, ETW or files show nothing in docker logs. Log Monitor passes them on:',
			'# COPY LogMonitor.exe LogMonitorConfig.json C:/LogMonitor/',
			'# SHELL ["C:\\\\LogMonitor\\\\LogMonitor.exe", "cmd", "/S", "/C"]',
			'# and then ENTRYPOINT or CMD without brackets, because the form with brackets goes past it'
		],
		entryPoint(work)
	];
	return `${blocks
		.filter((block) => block.length > 0)
		.map((block) => (typeof block === 'string' ? block : block.join('\n')))
		.join('\n\n')}\n`;
}

function framework35(work: Workload): string[] {
	if (work.chose('base-image') !== 'net-framework-35') return [];
	const version = imageVersion(work);
	return version === 'ltsc2019' || version === 'ltsc2016'
		? [
				version === 'ltsc2016'
					? '# .NET Framework 3.5; this form is documented for ltsc2019, so test it here'
					: '# .NET Framework 3.5 comes from Windows Update here, so that service runs during this step',
				'RUN sc config wuauserv start= auto && dism /Online /Enable-Feature /FeatureName:NetFx3 /All && sc config wuauserv start= disabled'
			]
		: [
				'# .NET Framework 3.5 is no longer published as an image, so the build adds it',
				'RUN dism /Online /Add-Capability /CapabilityName:NetFx3'
			];
}

function application(work: Workload): string[] {
	if (hasOwnEntryPoint(work))
		return [
			'# the files of the site, from the folder site beside this file',
			'WORKDIR C:/inetpub/wwwroot',
			'COPY site/ ./'
		];
	const port = work.chose('base-image')?.startsWith('dotnet-')
		? ['# .NET images listen on 8080, so that no administrator rights are needed', 'EXPOSE 8080']
		: [];
	return [
		'# the program, from the folder app beside this file',
		'WORKDIR C:/app',
		'COPY app/ ./',
		...(isWeb(work) ? port : [])
	];
}

const isWeb = (work: Workload) => ['web-own', 'web-iis'].includes(work.said('app-kind') ?? '');
const isService = (work: Workload) => work.said('app-kind') === 'service';

function account(work: Workload): string[] {
	const chosen = work.chose('account');
	if (chosen === 'gmsa' && hasOwnEntryPoint(work))
		return [
			'# the application pool uses the gMSA as Network Service; the entry point stays an administrator',
			'RUN %windir%\\system32\\inetsrv\\appcmd.exe set AppPool DefaultAppPool -processModel.identityType:NetworkService'
		];
	if (isService(work) && !hasOwnEntryPoint(work) && chosen !== undefined) {
		const why =
			'# a service runs under the account in its definition, whatever USER says. Set the service up first.';
		// with rights on the system; as a gMSA on the network, which Local System is too
		if (work.said('entry-needs') === 'admin' && (chosen === 'gmsa' || chosen === 'container-administrator'))
			return [why, 'RUN sc.exe config change-me-service obj= LocalSystem'];
		const name = chosen === 'gmsa' ? 'NETWORK SERVICE' : 'LocalService';
		return [why, `RUN sc.exe config change-me-service obj= "NT AUTHORITY\\${name}" password= ""`];
	}
	const user = accountFlag(work);
	if (user === undefined) return [];
	if (user === 'appuser')
		return [
			'# an account of its own with rights on one folder; the password stays in the image, so use it nowhere else',
			...(work.chose('base-image')?.endsWith('nanoserver') ? ['USER ContainerAdministrator'] : []),
			'RUN net accounts /maxpwage:unlimited && net user appuser change-me-build-password /ADD',
			'RUN mkdir C:\\app\\data && icacls C:\\app\\data /grant appuser:(OI)(CI)M',
			'USER appuser'
		];
	return [
		chosen === 'gmsa'
			? '# only Network Service and Local System use the gMSA on the network'
			: '# the account that the plan chose; build steps that need more rights belong above this line',
		user.includes(' ') ? `USER "${user}"` : `USER ${user}`
	];
}

function entryPoint(work: Workload): string[] {
	if (hasOwnEntryPoint(work))
		return [
			'# no ENTRYPOINT: ServiceMonitor of the base image watches IIS and needs its administrator rights'
		];
	if (isService(work))
		return work.chose('account') === 'own-account'
			? [
					'# the container lives as long as this program',
					'ENTRYPOINT ["C:\\\\app\\\\change-me-watcher.exe", "change-me-service"]'
				]
			: [
					'# ServiceMonitor ends when the service ends, and the container with it; put ServiceMonitor.exe beside this file',
					'COPY ServiceMonitor.exe C:/',
					'ENTRYPOINT ["C:\\\\ServiceMonitor.exe", "change-me-service"]'
				];
	return work.chose('base-image')?.startsWith('dotnet-')
		? ['ENTRYPOINT ["dotnet", "change-me-app.dll"]']
		: ['ENTRYPOINT ["C:\\\\app\\\\change-me-app.exe"]'];
}
