/** Lays a guide's tree out at build time, so that the browser gets coordinates and no library. */
import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from '@dagrejs/dagre';
import type { Branch, Step } from './outline';
import { type DrawnRow, type DrawnStep, NOTHING, type TreeDrawing } from './tree-drawing';

/** In CSS pixels. */
const WIDTH = 268;
const LINE = 17;
const PADDING = 7;
const MARGIN = 12;
const BETWEEN_RANKS = 64;
/** How many characters fit a line of a box: the widest of the system's fonts takes 7.3 pixels for one. */
const CHARACTERS = 34;

interface Row {
	readonly branch: Branch;
	readonly answers: readonly string[];
	readonly says: readonly string[];
	readonly height: number;
}
interface Box {
	readonly step: Step;
	readonly title: readonly string[];
	readonly rows: readonly Row[];
	readonly height: number;
}
interface Point {
	readonly x: number;
	readonly y: number;
}

/** From left to right: every step is a box whose rows are its answers; a row leads to a verdict or to another box. */
export function layOut(root: Step): TreeDrawing {
	const boxes = stepsBelow(root).map(boxOf);
	const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ directed: true });
	graph.setGraph({
		rankdir: 'LR',
		nodesep: 22,
		edgesep: 14,
		ranksep: BETWEEN_RANKS,
		marginx: MARGIN,
		marginy: MARGIN
	});
	graph.setDefaultEdgeLabel(() => ({}));
	for (const box of boxes) graph.setNode(String(box.step.number), { width: WIDTH, height: box.height });
	for (const { step } of boxes)
		for (const branch of step.branches) {
			const to = numberOf(branch);
			if (to !== undefined) graph.setEdge(String(step.number), String(to));
		}
	layout(graph);

	const corner = (number: number): Point => {
		const { x = 0, y = 0, height } = graph.node(String(number));
		return { x: Math.round(x - WIDTH / 2), y: Math.round(y - height / 2) };
	};
	const columns = [...new Set(boxes.map((box) => corner(box.step.number).x))];
	const steps = boxes.map((box): DrawnStep => {
		const { number, question } = box.step;
		const { x, y } = corner(number);
		let top = y + headHeight(box.title);
		// what leads on stands in the order of where it leads, so that fewer lines cross
		const rows = box.rows
			.toSorted((a, b) => heightOfTarget(a) - heightOfTarget(b))
			.map((row): DrawnRow => {
				const at = top;
				top += row.height;
				const start = { x: x + WIDTH, y: at + row.height / 2 };
				return {
					answers: row.answers,
					says: row.says,
					y: at,
					height: row.height,
					to: destination(number, row, start)
				};
			});
		return { number, question: question.id, x, y, width: WIDTH, height: box.height, title: box.title, rows };
	});
	const heightOf = (list: readonly number[]) => Math.ceil(Math.max(...list)) + MARGIN;
	return {
		width: heightOf(steps.map((step) => step.x + step.width)),
		height: heightOf(steps.map((step) => step.y + step.height)),
		steps
	};

	/** Verdicts first, then by the height at which the next box stands. */
	function heightOfTarget({ branch }: Row): number {
		const to = numberOf(branch);
		return to === undefined ? -1 : corner(to).y;
	}

	function destination(from: number, { branch }: Row, start: Point): DrawnRow['to'] {
		const to = numberOf(branch);
		if (branch.to.kind === 'option') return { kind: 'option', option: branch.to.option.id };
		if (to === undefined) return { kind: 'none-fits' };
		const target = corner(to);
		const { points = [] } = graph.edge(String(from), String(to));
		// between its ends a long line crosses each column in the gap that was left for it
		const bends = points.slice(1, -1).flatMap((point) => {
			const column = columns.find((left) => left <= point.x && point.x <= left + WIDTH);
			return column === undefined
				? []
				: [
						{ x: column, y: point.y },
						{ x: column + WIDTH, y: point.y }
					];
		});
		return {
			kind: 'step',
			number: to,
			path: curve([start, ...bends, { x: target.x, y: target.y + PADDING + LINE / 2 }])
		};
	}
}

function stepsBelow(step: Step): Step[] {
	return [step, ...step.branches.flatMap(({ to }) => (to.kind === 'step' ? stepsBelow(to.step) : []))];
}

function numberOf({ to }: Branch): number | undefined {
	return to.kind === 'step' ? to.step.number : to.kind === 'see' ? to.number : undefined;
}

function boxOf(step: Step): Box {
	const title = wrapped(`${step.number}. ${step.question.short}`);
	const rows = step.branches.map((branch): Row => {
		// a question with one way out is asked for the steps that go with the choice
		const isOnly = step.branches.length === 1;
		const says = wrapped(
			isOnly
				? 'Any answer; what is required differs'
				: branch.isRest
					? 'Any other answer'
					: branch.answers.join(' · ')
		);
		// a verdict stands at the end of the last line where there is place
		const end = branch.to.kind === 'option' ? branch.to.option.label : NOTHING;
		const hasPlace =
			numberOf(branch) !== undefined || (says.at(-1) ?? '').length + end.length + 6 <= CHARACTERS;
		return {
			branch,
			answers: step.question.answers
				.filter(({ label }) => branch.answers.includes(label))
				.map(({ id }) => id),
			says,
			height: (says.length + (hasPlace ? 0 : 1)) * LINE + PADDING
		};
	});
	const height = headHeight(title) + rows.reduce((sum, row) => sum + row.height, 0);
	return { step, title, rows, height };
}

const headHeight = (title: readonly string[]) => title.length * LINE + 2 * PADDING;

/** Lines that fit a box; a word that is too long for one is cut. */
function wrapped(text: string): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (longer.length <= CHARACTERS) {
			line = longer;
			continue;
		}
		if (line !== '') lines.push(line);
		line = word.length <= CHARACTERS ? word : `${word.slice(0, CHARACTERS - 1)}…`;
	}
	return [...lines, line];
}

/** A line through these points that leaves and arrives level. */
function curve(points: readonly Point[]): string {
	const round = (value: number) => Math.round(value);
	return points.reduce((path, point, index) => {
		const before = points[index - 1];
		if (!before) return `M${round(point.x)} ${round(point.y)}`;
		const middle = (before.x + point.x) / 2;
		return `${path}C${round(middle)} ${round(before.y)} ${round(middle)} ${round(point.y)} ${round(point.x)} ${round(point.y)}`;
	}, '');
}
