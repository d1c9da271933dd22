import type { EventName } from '../journal/catalogue.ts'
import type { AnyEntry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import { entryText } from './entry-text.ts'
import { handshakeText } from './handshake-text.ts'
import type { Palette } from './palette.ts'
import { refusedHandshakes } from './refused-handshakes.ts'

/** What somebody who watches a lab wants to see without asking for everything. */
const NOTABLE: ReadonlySet<EventName> = new Set<EventName>([
  'login.accepted',
  'login.refused',
  'handshake.refused',
  'alarm.raised',
  'alarm.cleared',
  'appliance.crashed',
])

/** How a console log writes. */
export interface ConsoleLogOptions {
  readonly write: (line: string) => void
  readonly palette: Palette
  readonly width: number
  /** Every entry, and not only the notable ones. */
  readonly everything: boolean
}

/** Writes entries as they happen, and the explainer of every refused handshake. Returns how to stop it. */
export function logToConsole(journal: Journal, options: ConsoleLogOptions): () => void {
  const { write, palette, width, everything } = options
  const show = (entry: AnyEntry) => {
    if (everything || NOTABLE.has(entry.event)) write(entryText(entry, palette))
    if (entry.event !== 'handshake.refused') return
    const { appliance } = entry
    const before = [
      ...journal.entries({ event: 'appliance.started' }),
      ...journal.entries({ appliance }),
    ]
    for (const handshake of refusedHandshakes([entry], before))
      for (const line of handshakeText(handshake, { width, palette })) write(`  ${line}`)
  }
  return journal.subscribe(show)
}
