import type { AnyEntry } from '../journal/entry.ts'
import type { Palette } from './palette.ts'
import { shownText } from './shown-text.ts'

/** Events that something went wrong, for the eye. */
const BAD = /refused$|failed$|crashed$|^alarm\.raised$|^fault\.struck$/

/** One entry of the journal on one line: lab time, appliance, stream, event, and what it carries. */
export function entryText(entry: AnyEntry, palette: Palette): string {
  const { time, appliance, stream, event } = entry
  const name = BAD.test(event) ? palette.bad(event) : palette.strong(event)
  const facts = factsText(entry)
  return `${palette.faint(time)} ${appliance} ${palette.faint(stream)} ${name}${facts && ` ${facts}`}`
}

/** What an entry carries, as `key=value`; tables are left to the explainer. */
function factsText({ data }: AnyEntry): string {
  return Object.entries(data)
    .filter(([key]) => key !== 'table')
    .map(([key, value]) => `${key}=${shownText(valueText(value))}`)
    .join(' ')
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value)
  return JSON.stringify(value) ?? ''
}
