/** Writes YAML with comments. Parsing is left to libraries; writing these few shapes needs none in the browser. */

/** A key that begins with `#` is a comment: its text stands above the next key. Keys without a value are left out. */
export interface Mapping {
	readonly [key: string]: Yaml | undefined;
}
export type Yaml = string | number | boolean | Mapping | readonly Yaml[];

const STEP = '  ';

/** One document, with a line break at its end. */
export function toYaml(mapping: Mapping): string {
	return `${entries(mapping, '').join('\n')}\n`;
}

function entries(mapping: Mapping, indent: string): string[] {
	return Object.entries(mapping).flatMap(([key, value]) => {
		if (value === undefined) return [];
		if (key.startsWith('#')) return typeof value === 'string' ? [`${indent}# ${value}`] : [];
		return pair(`${indent}${scalar(key)}:`, value, indent);
	});
}

function pair(head: string, value: Yaml, indent: string): string[] {
	if (isList(value)) {
		return value.length === 0 ? [`${head} []`] : [head, ...value.flatMap((item) => listItem(item, indent))];
	}
	if (typeof value === 'object') {
		const inner = entries(value, indent + STEP);
		return inner.length === 0 ? [`${head} {}`] : [head, ...inner];
	}
	return [`${head} ${scalar(value)}`];
}

function listItem(item: Yaml, indent: string): string[] {
	const own = indent + STEP;
	if (isList(item)) return [`${own}- [${item.map((one) => inline(one)).join(', ')}]`];
	if (typeof item !== 'object') return [`${own}- ${scalar(item)}`];
	const lines = entries(item, own + STEP);
	// comments of the first key stand above the dash
	const first = lines.findIndex((line) => !line.trimStart().startsWith('#'));
	return lines.map((line, at) =>
		at < first ? line.slice(STEP.length) : at === first ? `${own}- ${line.trimStart()}` : line
	);
}

function inline(value: Yaml): string {
	return typeof value === 'object' ? JSON.stringify(value) : scalar(value);
}

/** Plain where every YAML version reads it as text, else in single quotes. */
function scalar(value: string | number | boolean): string {
	if (typeof value !== 'string') return String(value);
	const isPlain =
		/^([A-Za-z/][\w ./\\@#-]*|\d+(g|Gi))$/.test(value) &&
		!/ #| $/.test(value) &&
		!/^(true|false|yes|no|on|off|null|y|n|~)$/i.test(value);
	return isPlain ? value : `'${value.replaceAll("'", "''")}'`;
}

function isList(value: Yaml): value is readonly Yaml[] {
	return Array.isArray(value);
}
