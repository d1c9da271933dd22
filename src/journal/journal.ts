import { createHash } from 'node:crypto'
import type { Clock } from '../clock/lab-clock.ts'
import { isoInstant } from '../clock/durations.ts'
import type { EventData, EventName } from './catalogue.ts'
import { canonicalOrder, entryLine, type AnyEntry } from './entry.ts'
import type { Redaction } from './redaction.ts'

/** Writes the entries of one stream of one appliance. */
export type Recorder = <Name extends EventName>(event: Name, data: EventData[Name]) => void

/** Which entries are wanted. */
export interface Query {
  appliance?: string
  /** An event name; `*` stands for anything, as in `backup.*`. */
  event?: string
}

/** Everything that happens in a lab; what tests, reports, verdicts and the API read. */
export interface Journal {
  /** Opens a stream. A name used before goes on counting where it was. */
  stream: (appliance: string, stream: string) => Recorder
  /** Names the next stream of a kind: `ssh-1`, `ssh-2`, ... */
  nextStream: (appliance: string, kind: string) => string
  subscribe: (listener: (entry: AnyEntry) => void) => () => void
  /** Entries as they happened. */
  entries: (query?: Query) => readonly AnyEntry[]
  /** SHA-256 over the canonical entries: equal for equal scenario, seed and version. */
  digest: () => string
}

/** Entries kept in memory; the oldest go first, and only from memory. */
const ENTRIES_MAX = 500_000

/** Makes the journal of one lab. */
export function createJournal(clock: Clock, redaction: Redaction): Journal {
  const kept: AnyEntry[] = []
  const listeners = new Set<(entry: AnyEntry) => void>()
  const numbers = new Map<string, number>()

  function count(key: string): number {
    const next = (numbers.get(key) ?? 0) + 1
    numbers.set(key, next)
    return next
  }

  function append(entry: AnyEntry): void {
    kept.push(entry)
    if (kept.length > ENTRIES_MAX) kept.splice(0, ENTRIES_MAX / 10)
    for (const listener of listeners) listener(entry)
  }

  return {
    stream: (appliance, stream) => (event, data) => {
      const number = count(`${appliance} ${stream}`)
      const time = isoInstant(clock.now())
      const clean = redaction.scrub(data)
      append({ time, appliance, stream, number, event, data: clean } as AnyEntry)
    },
    nextStream: (appliance, kind) => `${kind}-${count(`${appliance} ${kind} of`)}`,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    entries: (query = {}) => (isOpen(query) ? kept : kept.filter(matches(query))),
    digest() {
      const hash = createHash('sha256')
      for (const entry of kept.toSorted(canonicalOrder)) hash.update(`${entryLine(entry)}\n`)
      return hash.digest('hex')
    },
  }
}

function isOpen({ appliance, event }: Query): boolean {
  return appliance === undefined && event === undefined
}

/** Whether an entry is one that the query asks for. */
export function matches({ appliance, event }: Query): (entry: AnyEntry) => boolean {
  const pattern = event === undefined ? undefined : wildcard(event)
  return (entry) =>
    (appliance === undefined || entry.appliance === appliance) &&
    (pattern === undefined || pattern.test(entry.event))
}

/** What fits a text in which `*` stands for anything. */
export function wildcard(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.*')}$`)
}
