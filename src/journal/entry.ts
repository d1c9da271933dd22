import type { EventData, EventName } from './catalogue.ts'

/** One thing that happened. Addresses in it are lab addresses, never loopback ports. */
export interface Entry<Name extends EventName = EventName> {
  /** Lab time, ISO 8601 with milliseconds. */
  readonly time: string
  /** Name of the appliance in its cast; `lab` for the lab itself. */
  readonly appliance: string
  /** Which conversation: a connection, a visit, a job. */
  readonly stream: string
  /** Counts up within appliance and stream, so that order within a stream is causal. */
  readonly number: number
  readonly event: Name
  readonly data: EventData[Name]
}

/** An entry whose `data` type follows from its `event`. */
export type AnyEntry = { [Name in EventName]: Entry<Name> }[EventName]

/** Canonical order: lab time, appliance, stream, number. Equal for every run with the same seed. */
export function canonicalOrder(a: AnyEntry, b: AnyEntry): number {
  return (
    compare(a.time, b.time) ||
    compare(a.appliance, b.appliance) ||
    compare(a.stream, b.stream) ||
    a.number - b.number
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** One entry as a line of JSON with its keys in a fixed order. */
export function entryLine(entry: AnyEntry): string {
  const { time, appliance, stream, number, event, data } = entry
  return JSON.stringify({ time, appliance, stream, number, event, data: sorted(data) })
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const pairs = Object.entries(value).filter(([, held]) => held !== undefined)
  return Object.fromEntries(
    pairs.toSorted(([a], [b]) => compare(a, b)).map(([key, held]) => [key, sorted(held)]),
  )
}
