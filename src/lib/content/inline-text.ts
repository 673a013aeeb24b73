export interface TextPart {
	readonly text: string;
	readonly code: boolean;
}

/** Splits a sentence at its `backticks`, the only markup that texts in YAML have. A lone backtick stays as it is. */
export function textParts(text: string): TextPart[] {
	const parts = text.split(/`([^`]+)`/);
	return parts.flatMap((part, index) => (part === '' ? [] : [{ text: part, code: index % 2 === 1 }]));
}

/** The sentence without its backticks, for places that hold plain text only: titles, labels, search. */
export function plainText(text: string): string {
	return textParts(text)
		.map((part) => part.text)
		.join('');
}
