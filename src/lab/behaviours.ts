import type { Clock } from '../clock/lab-clock.ts'
import type { BehaviourSettings, CastMember } from '../emulator/emulator.ts'
import { LabError } from '../errors/lab-error.ts'
import type { Recorder } from '../journal/journal.ts'
import { checkFacts } from './check-event.ts'

/** The behaviours of one running appliance. */
export interface Behaviours {
  /**
   * Switches a behaviour on, anew when it is on already; after `forMs` of lab time it goes off by itself.
   * Throws `unknown-behaviour`, `missing-fact`, `bad-fact`, `stray-fact`.
   */
  readonly switchOn: (behaviour: string, settings?: BehaviourSettings, forMs?: number) => void
  /** Throws what `switchOn` would; changes nothing. */
  readonly check: (behaviour: string, settings: BehaviourSettings) => void
  /** Switches a behaviour off, if it is on. Throws `unknown-behaviour`. */
  readonly switchOff: (behaviour: string) => void
  /** Those that are on, with their settings. */
  readonly active: () => Readonly<Record<string, BehaviourSettings>>
  /** Forgets all of them without telling the appliance, which starts anew. */
  readonly forget: () => void
}

/** What the behaviours of an appliance act upon. */
export interface BehavioursPlan {
  readonly appliance: string
  readonly member: CastMember
  readonly clock: Clock
  readonly record: Recorder
  readonly behave: (behaviour: string, settings: BehaviourSettings | undefined) => void
}

/** Keeps account of which behaviours of an appliance are on. */
export function createBehaviours(plan: BehavioursPlan): Behaviours {
  const { appliance, member, clock, record, behave } = plan
  const active = new Map<string, { settings: BehaviourSettings; timer: number | undefined }>()
  const sheetOf = (behaviour: string) => {
    const { name, behaviours } = member.emulator
    const sheet = Object.hasOwn(behaviours, behaviour) && behaviours[behaviour]
    if (sheet) return sheet
    const known = Object.keys(behaviours)
    throw new LabError('unknown-behaviour', { appliance, emulator: name, behaviour, known })
  }
  const disarm = (behaviour: string) => {
    const timer = active.get(behaviour)?.timer
    if (timer !== undefined) clock.clearTimeout(timer)
  }

  const check = (behaviour: string, settings: BehaviourSettings) =>
    checkFacts({ appliance, type: behaviour }, sheetOf(behaviour).settings ?? {}, settings)

  function switchOff(behaviour: string): void {
    sheetOf(behaviour)
    if (!active.has(behaviour)) return
    disarm(behaviour)
    active.delete(behaviour)
    record('behaviour.switched', { behaviour, isOn: false })
    behave(behaviour, undefined)
  }

  return {
    check,
    switchOff,
    switchOn(behaviour, settings = {}, forMs) {
      check(behaviour, settings)
      disarm(behaviour)
      const timer =
        forMs === undefined ? undefined : clock.setTimeout(() => switchOff(behaviour), forMs)
      active.set(behaviour, { settings, timer })
      record('behaviour.switched', { behaviour, isOn: true, settings })
      behave(behaviour, settings)
    },
    active: () =>
      Object.fromEntries([...active].map(([behaviour, { settings }]) => [behaviour, settings])),
    forget() {
      for (const behaviour of active.keys()) disarm(behaviour)
      active.clear()
    },
  }
}
