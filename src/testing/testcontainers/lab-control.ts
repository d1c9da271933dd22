import type { z } from 'zod'
import type { clockAnswer } from '../../control/routes/clock.ts'
import type { stateAnswer } from '../../control/routes/appliance-state.ts'
import { appliancePath, controlRequests } from '../../control/requests.ts'
import { LabError } from '../../errors/lab-error.ts'
import type { AnyEntry } from '../../journal/entry.ts'

/** An appliance with the profile and the state that it has now. */
export type ApplianceState = z.infer<typeof stateAnswer>

/** Which entries of the journal are wanted; all of them when nothing is said. */
export interface JournalQuery {
  readonly appliance?: string
  /** An event name; `*` stands for anything. */
  readonly event?: string
  /** ISO 8601 lab time; entries from then on. */
  readonly since?: string
  /** At most the latest so many. */
  readonly limit?: number
}

/** How a behaviour is switched on. */
export interface BehaveOptions {
  readonly settings?: Readonly<Record<string, string | number | boolean>>
  /** Lab time after which it goes off by itself, such as `10m`; until it is switched off when absent. */
  readonly for?: string
}

/** What can be done to a lab from outside. Everything throws what the lab refuses, and `container-gone`. */
export interface LabControl {
  /** Moves lab time by a duration such as `3651d`; returns the new time. */
  readonly advanceClock: (duration: string) => Promise<string>
  /** Sends an event of the emulator's vocabulary. */
  readonly send: (
    appliance: string,
    event: string,
    facts: Readonly<Record<string, string | number | boolean>>,
  ) => Promise<ApplianceState>
  readonly switchOn: (appliance: string, behaviour: string, options: BehaveOptions) => Promise<void>
  readonly switchOff: (appliance: string, behaviour: string) => Promise<void>
  /** Puts one appliance, or all of them, back to the start. */
  readonly reset: (appliance?: string) => Promise<void>
  readonly journal: (query: JournalQuery) => Promise<readonly AnyEntry[]>
}

/** Controls the lab whose control API is at `url`. */
export function controlLab(url: string, token: string): LabControl {
  const gone = (cause: unknown) => {
    const fact = cause instanceof Error ? cause.message : String(cause)
    return new LabError('container-gone', { url, fact }, { cause })
  }
  const { get, post, put, remove } = controlRequests({ url, token, gone })
  const behaviourPath = (appliance: string, behaviour: string) =>
    `${appliancePath(appliance)}/behaviours/${encodeURIComponent(behaviour)}`

  return {
    async advanceClock(advance) {
      return (await post<z.infer<typeof clockAnswer>>('/v1/clock', { advance })).now
    },
    send: (appliance, type, facts) => post(`${appliancePath(appliance)}/events`, { type, facts }),
    async switchOn(appliance, behaviour, options) {
      await put(behaviourPath(appliance, behaviour), options)
    },
    async switchOff(appliance, behaviour) {
      await remove(behaviourPath(appliance, behaviour))
    },
    async reset(appliance) {
      await post(appliance === undefined ? '/v1/reset' : `${appliancePath(appliance)}/reset`)
    },
    async journal(query) {
      const given = Object.entries(query).map(([key, value]) => [key, String(value)])
      const path = `/v1/journal?${new URLSearchParams(Object.fromEntries(given)).toString()}`
      return (await get<{ entries: AnyEntry[] }>(path)).entries
    },
  }
}
