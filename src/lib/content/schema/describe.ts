import type { GenericSchema } from 'valibot';

/** The parts of a valibot schema that this file looks at. */
interface Shape {
	readonly type: string;
	readonly wrapped?: Shape;
	readonly default?: unknown;
	readonly entries?: Readonly<Record<string, Shape>>;
	readonly value?: Shape;
	readonly item?: Shape;
	readonly options?: readonly (Shape | string)[];
	readonly pipe?: readonly (Shape & { readonly kind: string; readonly description?: string })[];
}

/** One line of a field table in content/README.md. */
export interface FieldRow {
	/** dotted path below the entry, `[]` for list members and `<id>` for map keys */
	readonly name: string;
	readonly type: string;
	readonly needed: boolean;
	readonly says: string;
}

/** The fields of an object schema, nested ones included, in the order an author writes them. */
export function fieldRows(schema: GenericSchema, prefix = ''): FieldRow[] {
	const shape = core(asShape(schema));
	if (!shape.entries) return [];
	return Object.entries(shape.entries).flatMap(([key, entry]) => {
		const name = prefix + key;
		const row = {
			name,
			type: typeName(entry),
			needed: !isOptional(entry),
			says: description(entry) ?? ''
		};
		const { inner, suffix } = innermost(entry, name);
		return [row, ...fieldRows(inner as unknown as GenericSchema, `${suffix}.`)];
	});
}

/** Field names that the schema knows at this path, to suggest one for a misspelling. */
export function keysAt(schema: GenericSchema, path: readonly (string | number)[]): readonly string[] {
	let shapes = [asShape(schema)];
	for (const part of path) {
		shapes = shapes.flatMap(alternatives).flatMap((shape) => {
			const next = shape.entries?.[String(part)] ?? shape.value ?? shape.item;
			return next ? [next] : [];
		});
	}
	return shapes.flatMap(alternatives).flatMap((shape) => Object.keys(shape.entries ?? {}));
}

const asShape = (schema: GenericSchema) => schema as unknown as Shape;

/** Takes wrappers off: optional values and pipes. */
function core(shape: Shape): Shape {
	if (shape.wrapped) return core(shape.wrapped);
	const first = shape.pipe?.[0];
	// a pipe's first member is the schema itself, without the pipe
	return first && first !== shape && first.pipe ? core(first) : (first ?? shape);
}
function alternatives(shape: Shape): Shape[] {
	const bare = core(shape);
	if (bare.type !== 'union') return [bare];
	return (bare.options ?? []).flatMap((one) => (typeof one === 'string' ? [] : alternatives(one)));
}
function innermost(shape: Shape, name: string): { inner: Shape; suffix: string } {
	const bare = core(shape);
	if (bare.value) return innermost(bare.value, `${name}.<id>`);
	if (bare.item) return innermost(bare.item, `${name}[]`);
	return { inner: bare, suffix: name };
}
function isOptional(shape: Shape): boolean {
	if (shape.type === 'optional') return true;
	return shape.pipe?.[0] ? shape.pipe[0] !== shape && isOptional(shape.pipe[0]) : false;
}
function description(shape: Shape): string | undefined {
	const own = shape.pipe?.find((part) => part.type === 'description')?.description;
	if (own !== undefined) return own;
	if (shape.wrapped) return description(shape.wrapped);
	const first = shape.pipe?.[0];
	return first && first !== shape ? description(first) : undefined;
}
function typeName(shape: Shape): string {
	const bare = core(shape);
	switch (bare.type) {
		case 'strict_object':
			return 'fields';
		case 'record':
			return `map of ${bare.value ? typeName(bare.value) : 'values'}`;
		case 'array':
			return `list of ${bare.item ? typeName(bare.item) : 'values'}`;
		case 'picklist':
			return (bare.options ?? []).map((one) => `\`${String(one)}\``).join(' or ');
		case 'union':
			return [...new Set((bare.options ?? []).map((one) => typeName(one as Shape)))].join(' or ');
		case 'string':
			return 'text';
		case 'boolean':
			return 'true or false';
		default:
			return bare.type;
	}
}
