import { destination, pino } from 'pino'
import type { EventName } from './catalogue.ts'
import type { Journal } from './journal.ts'

/**
 * Writes every entry to a file as it happens, one line of JSON each, with a level for log viewers in front;
 * the file is its owner's only.
 */
export function writeJournalTo(journal: Journal, file: string): { close: () => void } {
  const out = destination({ dest: file, mode: 0o600, append: true, mkdir: true, sync: true })
  const formatters = { level: (level: string) => ({ level }) }
  const log = pino({ base: null, timestamp: false, formatters }, out)
  const unsubscribe = journal.subscribe((entry) => log[levelOf(entry.event)](entry))
  return {
    close() {
      unsubscribe()
      out.flushSync()
      out.end()
    },
  }
}

function levelOf(event: EventName): 'info' | 'warn' | 'error' {
  if (event === 'appliance.crashed') return 'error'
  return /\.(refused|failed|raised|struck)$/.test(event) ? 'warn' : 'info'
}
