/** What a block is made of and what an author must say to embed it. */
export interface Block {
	/** the component, as an import path */
	readonly from: string;
	/** what its `id` names; without it the block takes no id */
	readonly id?: 'item';
	/** tables whose rows the component reads */
	readonly tables?: readonly string[];
}

/**
 * The one list of what a lesson may embed, as `<Name />` or `<Name id="…" />` on a line of its own.
 * The content check refuses any other name; the build imports the components that a lesson uses.
 */
export const blocks: Readonly<Record<string, Block>> = {
	Check: { from: '$lib/quiz/Check.svelte', id: 'item' },
	PacketWalk: { from: '$lib/learn/PacketWalk.svelte', tables: ['driver-traffic', 'packet-hops'] },
	KernelFigure: { from: '$lib/learn/KernelFigure.svelte' },
	HostImageExplorer: { from: '$lib/lookup/HostImageExplorer.svelte', tables: ['host-image', 'lifecycle'] },
	NetworkParts: { from: '$lib/learn/NetworkParts.svelte', tables: ['network-parts'] },
	ReadinessTriage: {
		from: '$lib/learn/ReadinessTriage.svelte',
		tables: ['not-supported', 'ideal-candidates', 'special-components', 'msmq-scenarios']
	},
	SurvivalFigure: { from: '$lib/learn/SurvivalFigure.svelte', tables: ['storage-survival'] },
	AccountsFigure: { from: '$lib/learn/AccountsFigure.svelte', tables: ['accounts'] },
	GmsaFigure: { from: '$lib/learn/GmsaFigure.svelte', tables: ['gmsa-handoff', 'gmsa-steps'] },
	PatchYear: { from: '$lib/learn/PatchYear.svelte', tables: ['patch-rhythm'] },
	LifecycleTimeline: { from: '$lib/learn/LifecycleTimeline.svelte', tables: ['lifecycle'] }
};
