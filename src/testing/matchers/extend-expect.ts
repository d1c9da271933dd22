import { expect } from 'vitest'
import type { EventData, EventName } from '../../journal/catalogue.ts'
import type { AnyEntry } from '../../journal/entry.ts'
import type { ScenarioResult } from '../../scenario/verdict.ts'
import { toHaveRefusedHandshake, type RefusedHandshakeFacts } from './refused-handshake.ts'
import { toHaveDigest } from './to-have-digest.ts'
import { toHaveJournalled } from './to-have-journalled.ts'
import { toHaveNoSecret } from './to-have-no-secret.ts'
import { toHavePassed } from './to-have-passed.ts'

/** Something with a digest: a lab or the result of a scenario. */
export type Judged =
  | { readonly digest: () => string; readonly journal: () => readonly AnyEntry[] }
  | Pick<ScenarioResult, 'digest' | 'entries'>

/** Data of an event as far as a test wants to look; matchers such as `expect.any(Number)` are values too. */
type PartOf<Name> = Name extends EventName
  ? Partial<Readonly<Record<keyof EventData[Name], unknown>>>
  : Readonly<Record<string, unknown>>

/** Matchers over the journal of a lab, of one of its appliances, or of the result of a scenario. */
export interface JournalMatchers<Returned = void> {
  /** The journal has an entry of this event, `*` standing for anything, with at least this data. */
  toHaveJournalled: <Name extends EventName | `${string}*`>(
    event: Name,
    data?: PartOf<Name>,
  ) => Returned
  /** A handshake came to nothing, as said. */
  toHaveRefusedHandshake: (facts?: RefusedHandshakeFacts) => Returned
  /** No password of an appliance, no private key, and none of these is in the journal. */
  toHaveNoSecret: (...secrets: string[]) => Returned
  /** The evidence has this digest, or that of another lab or result. */
  toHaveDigest: (digest: string | Judged) => Returned
  /** Every claim of a scenario held. */
  toHavePassed: () => Returned
}

declare module 'vitest' {
  // Vitest names the value it judges; these return nothing whatever it is.
  interface Matchers<T> extends JournalMatchers<ReturnOf<T>> {}
}

/** What a matcher that judges a `T` returns. */
type ReturnOf<T> = [T] extends [never] ? never : void

expect.extend({
  toHaveJournalled,
  toHaveRefusedHandshake,
  toHaveNoSecret,
  toHaveDigest,
  toHavePassed,
})
