let root = '';

/**
 * Says where the site lies, before any link is made: the root layout does it on pages that the framework runs, the
 * islands' entry on static pages. While a page is prerendered the root is relative to it.
 *
 * The framework's own helper would do, but it brings the whole client router into static pages.
 *
 * @param path with or without a slash at its end: `/`, `/below/here/`, `../../`
 */
export function setRoot(path: string): void {
	root = path.replace(/\/$/, '');
}

/**
 * The address of an app path such as `/learn/isolation/two-modes/`: the only way to make an internal link.
 * It works at any mount point and, in a single-file edition, behind `#`.
 */
export function link(path: `/${string}`): string {
	return __EDITION__ === 'portable' ? `#${path}` : root + path;
}
