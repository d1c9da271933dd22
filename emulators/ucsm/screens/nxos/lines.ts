/** A line across the screen. */
export const RULE = '-'.repeat(80)

/** A table of NX-OS: a rule, the titles, a rule, the rows; an empty line before and behind. */
export function ruled(titles: readonly string[], rows: readonly string[]): string {
  return ['', RULE, ...titles, RULE, ...rows, ''].join('\n')
}

/** `Wed Sep 11 10:00:00 2019`. */
export function stampOf(ms: number): string {
  const [weekday, day, month, year] = new Date(ms).toUTCString().replace(',', '').split(' ')
  return `${weekday} ${month} ${day} ${new Date(ms).toISOString().slice(11, 19)} ${year}`
}
