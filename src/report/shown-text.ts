/** Control characters but tab and line feed: C0, DEL and C1 (ECMA-48, 5.2 and 5.3). */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g

/** Text in which control characters are shown as their code, such as `\u001b`; tabs and line feeds stay. */
export function shownText(text: string): string {
  return text.replaceAll(CONTROLS, (sign) => {
    if (sign === '\r') return String.raw`\r`
    return String.raw`\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** The same on one line: line feeds and tabs are shown as `\n` and `\t`. */
export function shownLine(text: string): string {
  return shownText(text)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\t', String.raw`\t`)
}

/** Plain data, all of whose texts are shown. */
export function shownData<Data>(data: Data): Data {
  if (typeof data === 'string') return shownText(data) as Data
  if (Array.isArray(data)) return data.map(shownData) as Data
  if (typeof data !== 'object' || data === null) return data
  const pairs = Object.entries(data).map(([key, value]) => [key, shownData<unknown>(value)])
  return Object.fromEntries(pairs) as Data
}
