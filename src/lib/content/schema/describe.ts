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
	/** of a lazy schema: which one it is depends on what was written */
	readonly getter?: (input: unknown) => Shape;
	/** the schema itself without its pipe, then the actions: checks, title, description */
	readonly pipe?: readonly (Shape & { readonly title?: string; readonly description?: string })[];
}

/** One line of a field table in content/README.md. */
export interface FieldRow {
	/** dotted path below the entry, `[]` for list members and `<id>` for map keys */
	readonly name: string;
	readonly type: string;
	readonly isNeeded: boolean;
	/** what stands in for a field that is left out, where that is more than nothing */
	readonly default?: string;
	readonly says: string;
}

/** The fields of an object schema, nested ones included, in the order an author writes them. */
export function fieldRows(schema: GenericSchema): FieldRow[] {
	return rowsOf(asShape(schema), '');
}

function rowsOf(shape: Shape, prefix: string): FieldRow[] {
	return Object.entries(bare(shape).entries ?? {}).flatMap(([key, field]) => {
		const name = prefix + key;
		const optional = layers(field).find((layer) => layer.type === 'optional');
		const standIn = defaultName(optional?.default);
		const row = {
			name,
			type: typeName(field),
			isNeeded: !optional,
			...(standIn === undefined ? {} : { default: standIn }),
			says: annotation(field, 'description') ?? ''
		};
		const { inner, path } = members(field, name);
		return [row, ...rowsOf(inner, `${path}.`)];
	});
}

/**
 * Field names that the schema knows at this path, to suggest one for a misspelling.
 * @param value what the author wrote; it decides between alternatives
 */
export function keysAt(
	schema: GenericSchema,
	path: readonly PropertyKey[],
	value: unknown
): readonly string[] {
	return Object.keys(shapeAt(schema, path, value)?.entries ?? {});
}

/** The sentence about the field at this path, or nothing. */
export function sentenceAt(schema: GenericSchema, path: readonly PropertyKey[], value: unknown): string {
	const parent = shapeAt(schema, path.slice(0, -1), value);
	const field = parent?.entries?.[String(path.at(-1))];
	return (field && annotation(field, 'description')) ?? '';
}

function shapeAt(schema: GenericSchema, path: readonly PropertyKey[], value: unknown): Shape | undefined {
	let shape: Shape | undefined = bare(asShape(schema), value);
	let written = value;
	for (const part of path) {
		written = isObject(written) ? written[part] : undefined;
		const next: Shape | undefined = shape?.entries?.[String(part)] ?? shape?.value ?? shape?.item;
		shape = next && bare(next, written);
	}
	return shape;
}

const asShape = (schema: GenericSchema) => schema as unknown as Shape;
const isObject = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> =>
	typeof value === 'object' && value !== null;

/** A schema, what it wraps, what that wraps …: pipes, optional values and, for a given value, alternatives. */
function layers(shape: Shape, value?: unknown): Shape[] {
	const first = shape.pipe?.[0];
	// a schema with a pipe looks like its first member, pipe included
	const next = shape.wrapped ?? (first?.pipe ? first : lazyShape(first ?? shape, value));
	return next && next !== shape ? [shape, ...layers(next, value)] : [shape];
}
function lazyShape(shape: Shape, value: unknown): Shape | undefined {
	return value === undefined ? undefined : shape.getter?.(value);
}
function bare(shape: Shape, value?: unknown): Shape {
	return layers(shape, value).at(-1) ?? shape;
}

function annotation(shape: Shape, kind: 'title' | 'description'): string | undefined {
	for (const layer of layers(shape)) {
		const own = layer.pipe?.find((action) => action.type === kind)?.[kind];
		if (own !== undefined) return own;
	}
	return undefined;
}

/** What stands in a map or list, and the name under which its fields are listed. */
function members(shape: Shape, path: string): { inner: Shape; path: string } {
	const { value, item } = bare(shape);
	if (value) return members(value, `${path}.<id>`);
	if (item) return members(item, `${path}[]`);
	return { inner: shape, path };
}

function typeName(shape: Shape): string {
	const title = annotation(shape, 'title');
	if (title !== undefined) return title;
	const { type, value, item, options = [] } = bare(shape);
	switch (type) {
		case 'strict_object':
			return 'fields';
		case 'record':
			return `map from ids to ${plural(value)}`;
		case 'array':
			return `list of ${plural(item)}`;
		case 'picklist':
			return alternatives(
				options.map((option) => `\`${typeof option === 'string' ? option : typeName(option)}\``)
			);
		case 'union':
			return alternatives(options.flatMap((option) => (typeof option === 'string' ? [] : typeName(option))));
		case 'string':
			return 'text';
		case 'boolean':
			return '`true` or `false`';
		default:
			return type;
	}
}
const alternatives = (names: readonly string[]) => names.join(', ').replace(/, ([^,]*)$/, ' or $1');

function plural(shape: Shape | undefined): string {
	const name = shape ? typeName(shape) : 'values';
	return name === 'id' ? 'ids' : name === 'fields' ? 'entries' : name === 'text' ? 'texts' : name;
}

function defaultName(value: unknown): string | undefined {
	return typeof value === 'string' || typeof value === 'boolean' ? `\`${value}\`` : undefined;
}
