declare global {
	/** `web`: real addresses. `portable`: one file, addresses behind `#`. Set by the build. */
	const __EDITION__: 'web' | 'portable';
}

export {};
