/** Writes commands as PowerShell reads them. */

/** Some words of a command that belong together, and the reason why they stand there. */
export interface Flag {
	readonly words: readonly string[];
	readonly why?: string | undefined;
}

/**
 * A command with one flag a line, and above it a comment for each flag that has a reason. PowerShell allows no comment
 * between continued lines.
 * @param rest what follows the flags, such as the image
 */
export function commandText(
	program: readonly string[],
	flags: readonly Flag[] = [],
	rest: readonly string[] = []
): string {
	const reasons = flags.flatMap(({ words, why }) =>
		why === undefined ? [] : [`# ${words[0] ?? ''}: ${why}`]
	);
	const lines = [
		program.map(word).join(' '),
		...flags.map(({ words }) => words.map(word).join(' ')),
		...(rest.length > 0 ? [rest.map(word).join(' ')] : [])
	];
	return [...reasons, lines.join(' `\n  ')].join('\n');
}

/** One argument. In single quotes nothing is expanded, and a quote is doubled. */
export function word(text: string): string {
	return /^[\w./\\:=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
