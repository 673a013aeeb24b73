import type { Failure } from './storage';

/** What the learner must know about where the record is kept. */
export interface Notice {
	readonly id: Failure | 'waiting' | 'aside';
	readonly title: string;
	readonly text: string;
	/** what can be done about it here */
	readonly actions: readonly NoticeAction[];
}
/** `download`: the record as it is in this tab. `aside`: what was kept aside. */
export type NoticeAction = 'retry' | 'reload' | 'download' | 'aside';

const notices: Readonly<Record<Failure | 'waiting', Omit<Notice, 'id'>>> = {
	absent: {
		title: 'Nothing is saved here',
		text: 'This browser has no database for web pages. What you do is kept until you close this tab. Download it before, to bring it in again later.',
		actions: ['download']
	},
	blocked: {
		title: 'Nothing is saved here',
		text: 'This browser does not let the site store anything. Allow site data for this address, then reload. What you do is kept until you close or reload this tab.',
		actions: ['reload', 'download']
	},
	full: {
		title: 'Not saved: no space left',
		text: 'The browser refused to store more. What is not saved is kept in this tab. Free some space and try again, or download your record now.',
		actions: ['retry', 'download']
	},
	newer: {
		title: 'Saved by a newer Bulkhead',
		text: 'The record in this browser was saved by a newer version of Bulkhead. It is left untouched. Reload to get the newer version; if you run your own copy, update it. What you do in this tab is not saved.',
		actions: ['reload', 'download']
	},
	closed: {
		title: 'Not saved: the browser closed the database',
		text: 'What is not saved is kept in this tab. Try again, or download your record before you close the tab.',
		actions: ['retry', 'download']
	},
	strange: {
		title: 'Not saved: the database is not as expected',
		text: 'There is a database of that name in this browser, but parts of it are missing. It is left untouched. Download your record, delete the site data of this address in the browser’s settings, then reload.',
		actions: ['download', 'reload']
	},
	unloaded: {
		title: 'Not saved yet: a part of Bulkhead did not load',
		text: 'The part that saves your record did not arrive. What you do is kept in this tab. Download it if there is something to keep, then reload.',
		actions: ['download', 'reload']
	},
	failed: {
		title: 'Not saved: the browser reported an error',
		text: 'What is not saved is kept in this tab. Try again, or download your record before you close the tab.',
		actions: ['retry', 'download']
	},
	waiting: {
		title: 'The saved record cannot be opened yet',
		text: 'Another tab with a different version of Bulkhead may hold it. Close the other tabs of this site. What you do meanwhile is kept in this tab and saved as soon as the record opens.',
		actions: ['download']
	}
};

export function noticeOf(id: Failure | 'waiting'): Notice {
	return { id, ...notices[id] };
}

/** @param count entries that could not be read, at least 1 */
export function asideNotice(count: number): Notice {
	return {
		id: 'aside',
		title: count === 1 ? 'One saved entry could not be read' : `${count} saved entries could not be read`,
		text: 'Everything else is in use as before. What could not be read is kept aside as text.',
		actions: ['aside']
	};
}
