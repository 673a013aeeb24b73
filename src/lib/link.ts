import { resolve } from '$app/paths';

/**
 * The address of an app path such as `/learn/isolation/two-modes/`: the only way to make an internal link.
 * It works at any mount point and, in a single-file edition, behind `#`.
 */
export function link(path: `/${string}`): string {
	// resolve() points hash links at the folder, which breaks pages opened from a file
	return __EDITION__ === 'portable' ? `#${path}` : resolve(path as '/');
}
