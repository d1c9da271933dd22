import type { MatcherResult, MatcherState } from 'vitest'
import type { AnyEntry } from '../../journal/entry.ts'
import { refuseUnknownEntry } from '../../scenario/known-entry.ts'
import { entriesOf } from './evidence.ts'
import { excerpt } from './journal-excerpt.ts'
import {
  differences,
  findEntry,
  nearestEntry,
  type Wanted,
  type WantedData,
} from './nearest-entry.ts'

/**
 * Judges whether the journal has an entry of an event with at least this data. Throws `unknown-entry`, since what
 * cannot be there is not missed either.
 */
export function toHaveJournalled(
  this: MatcherState,
  received: unknown,
  event: string,
  data: WantedData = {},
): MatcherResult {
  refuseUnknownEntry(event)
  const { equals, utils } = this
  const entries = entriesOf(received, 'toHaveJournalled')
  const fits = (value: unknown, wanted: unknown) =>
    equals(value, wanted, [utils.iterableEquality, utils.subsetEquality])
  const wanted: Wanted = { event, data, fits }
  const found = findEntry(entries, wanted)
  const what = [
    event,
    ...Object.entries(data).map(([key, value]) => `${key}=${utils.stringify(value)}`),
  ]
  return {
    pass: found !== undefined,
    message: () =>
      found
        ? `The journal has ${what.join(' ')}, which it should not have.\n\n${excerpt(entries, found)}`
        : missing(entries, wanted, what.join(' ')),
  }
}

function missing(entries: readonly AnyEntry[], wanted: Wanted, what: string): string {
  const nearest = nearestEntry(entries, wanted)
  const differs = nearest ? differences(nearest, wanted) : []
  const nearestText = nearest
    ? [`The nearest is ${[nearest.event, ...differs].join('; ')}.`]
    : ['Nothing comes near it.']
  return [`The journal does not have ${what}.`, ...nearestText, '', excerpt(entries, nearest)].join(
    '\n',
  )
}
