const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A day as pages show it: `2026-08-07` → `7 Aug 2026`. The same for every reader: no locale, no time zone.
 * @param day `YYYY-MM-DD`
 * @throws {RangeError} if it is not such a day; content is checked before it gets here
 */
export function formatDay(day: string): string {
	const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
	const name = MONTHS[Number(month) - 1];
	if (year === undefined || name === undefined)
		throw new RangeError(`"${day}" is not a day such as 2026-08-07`);
	return `${Number(date)} ${name} ${year}`;
}

/** The calendar day of a moment where the reader is: `YYYY-MM-DD`, so that days compare as text. */
export function dayOf(moment: Date): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
