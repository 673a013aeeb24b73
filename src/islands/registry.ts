import type { Component } from 'svelte';
import ReadMark from '$lib/learn/ReadMark.svelte';
import LessonTick from '$lib/learn/LessonTick.svelte';
import SearchTrigger from '$lib/lookup/SearchTrigger.svelte';
import Check from '$lib/quiz/Check.svelte';
import RecordNotices from '$lib/record/RecordNotices.svelte';
import RecordStatus from '$lib/record/RecordStatus.svelte';
import ThemeChoice from '$lib/ui/ThemeChoice.svelte';

/** What an island becomes. Its props travel as data in the HTML, so their types end at the page that wrote them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type IslandPart = Component<any>;

/** What every static page has, loaded at once. */
export const always: Readonly<Record<string, IslandPart>> = {
	SearchTrigger,
	RecordNotices,
	RecordStatus,
	ThemeChoice,
	LessonTick,
	ReadMark,
	Check
};

/** What some pages have, loaded where it stands. */
export const byNeed: Readonly<Record<string, () => Promise<{ default: IslandPart }>>> = {
	KernelFigure: () => import('$lib/learn/KernelFigure.svelte'),
	PacketWalk: () => import('$lib/learn/PacketWalk.svelte'),
	HostImageExplorer: () => import('$lib/lookup/HostImageExplorer.svelte'),
	NetworkParts: () => import('$lib/learn/NetworkParts.svelte'),
	ReadinessTriage: () => import('$lib/learn/ReadinessTriage.svelte'),
	SurvivalFigure: () => import('$lib/learn/SurvivalFigure.svelte'),
	AccountsFigure: () => import('$lib/learn/AccountsFigure.svelte'),
	GmsaFigure: () => import('$lib/learn/GmsaFigure.svelte'),
	PatchYear: () => import('$lib/learn/PatchYear.svelte'),
	LifecycleTimeline: () => import('$lib/learn/LifecycleTimeline.svelte')
};
