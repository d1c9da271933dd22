import { destination, pino } from 'pino'
import type { Journal } from './journal.ts'

/** Writes every entry to a file as it happens, one line of JSON each; the file is its owner's only. */
export function writeJournalTo(journal: Journal, file: string): { close: () => void } {
  const out = destination({ dest: file, mode: 0o600, append: true, mkdir: true, sync: true })
  const log = pino({ base: null, timestamp: false, formatters: { level: () => ({}) } }, out)
  const unsubscribe = journal.subscribe((entry) => log.info(entry))
  return {
    close() {
      unsubscribe()
      out.flushSync()
      out.end()
    },
  }
}
