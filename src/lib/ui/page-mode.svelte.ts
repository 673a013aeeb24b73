import { createContext } from 'svelte';

/**
 * How a page comes alive. `live`: the framework hydrates all of it. `static`: the page is text, and only what stands
 * in an `Island` gets scripts.
 */
export type PageMode = 'live' | 'static';
export const [getPageMode, setPageMode] = createContext<PageMode>();
