import { wildcard } from '../../journal/journal.ts'
import type { AnyEntry } from '../../journal/entry.ts'

/** Part of what an entry carries, as a test wants it. */
export type WantedData = Readonly<Record<string, unknown>>
/** Whether a value is what is wanted; objects may have more than is wanted of them. */
export type Fits = (value: unknown, wanted: unknown) => boolean

/** What a test wants to find, and how values are compared. */
export interface Wanted {
  /** An event name; `*` stands for anything. */
  readonly event: string
  readonly data: WantedData
  readonly fits: Fits
}

/** The entry that is what is wanted. */
export function findEntry(
  entries: readonly AnyEntry[],
  { event, data, fits }: Wanted,
): AnyEntry | undefined {
  const pattern = wildcard(event)
  return entries.find((entry) => pattern.test(entry.event) && fits(entry.data, data))
}

/** The entry that comes nearest: of that event, then of that noun, with the most that fits; the last of equals. */
export function nearestEntry(entries: readonly AnyEntry[], wanted: Wanted): AnyEntry | undefined {
  let nearest: AnyEntry | undefined
  let most = 1
  for (const entry of entries) {
    const score = nearness(entry, wanted)
    if (score < most) continue
    nearest = entry
    most = score
  }
  return nearest
}

/** Where an entry differs from what is wanted, a line each: `reason is "disk full", not "timed out"`. */
export function differences({ data }: AnyEntry, wanted: Wanted): string[] {
  return misfits(data, wanted).map(([key, value]) => {
    const seen = (data as WantedData)[key]
    return `${key} is ${shown(seen)}, not ${shown(value)}`
  })
}

const SAME_EVENT = 1_000
const SAME_NOUN = 1

function nearness(entry: AnyEntry, wanted: Wanted): number {
  if (wildcard(wanted.event).test(entry.event))
    return SAME_EVENT - misfits(entry.data, wanted).length
  return nounOf(entry.event) === nounOf(wanted.event) ? SAME_NOUN : 0
}

function nounOf(event: string): string {
  return event.slice(0, event.indexOf('.'))
}

function misfits(data: object, { data: wanted, fits }: Wanted): [string, unknown][] {
  return Object.entries(wanted).filter(([key, value]) => !fits((data as WantedData)[key], value))
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}
