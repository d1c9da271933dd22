import type {
  BehaviourSettings,
  CastMember,
  SentEvent,
  StartedEmulator,
} from '../emulator/emulator.ts'
import { LabError } from '../errors/lab-error.ts'
import type { Recorder } from '../journal/journal.ts'
import { MASK } from '../journal/redaction.ts'
import { createBehaviours, type Behaviours } from './behaviours.ts'
import { checkEvent } from './check-event.ts'
import type { LabServices } from './lab-services.ts'
import { createTurns, type Turns } from './turns.ts'

/** A state that an appliance can be put into as a whole: what it went through since its start, and how it deviates. */
export interface WantedState {
  /** In the order in which they are sent. */
  readonly events: readonly SentEvent[]
  /** The behaviours that are on, with their settings. */
  readonly behaviours: Readonly<Record<string, BehaviourSettings>>
  /** The revision from which the state was worked out; of no matter when absent. */
  readonly revision?: number | undefined
}

/** How a running appliance is changed from outside. */
export interface ApplianceChanges {
  /** Sends an event of the emulator's vocabulary. Throws `unknown-event`, `bad-fact`. */
  readonly send: (event: SentEvent) => void
  /** Its named deviations; all are off after a reset. */
  readonly behaviours: Behaviours
  /** Back to how it was at the start, behind the same ports; once it is down it waits until it may start. */
  readonly reset: (mayStart?: () => Promise<void>) => Promise<void>
  /**
   * Back to the start, then on to the wanted state; nothing happens unless all of it can. Throws
   * `state-changed`, and what `send` and `switchOn` throw.
   */
  readonly put: (wanted: WantedState) => Promise<void>
  /** How many changes from outside there were: events sent, behaviours switched, resets. */
  readonly revision: () => number
  /** Makes a change when those that were asked for before are made: a reset takes a while. */
  readonly inTurn: Turns
}

/** What the changes of an appliance act upon. */
export interface ChangesPlan {
  readonly name: string
  readonly member: CastMember
  readonly lab: LabServices
  readonly record: Recorder
  /** The emulator as it runs now. */
  readonly emulator: () => StartedEmulator
  /** Ends what runs and starts anew; the behaviours are forgotten first. */
  readonly restart: ApplianceChanges['reset']
}

/** Keeps account of what is changed on one appliance. */
export function createChanges(plan: ChangesPlan): ApplianceChanges {
  const { name, member, lab, record, emulator } = plan
  const inTurn = createTurns()
  let revision = 0
  const behaviours = createBehaviours({
    appliance: name,
    member,
    clock: lab.clock,
    record,
    behave(...change) {
      revision++
      emulator().behave?.(...change)
    },
  })

  function send(event: SentEvent): void {
    checkEvent(name, member, event)
    revision++
    record('event.sent', { type: event.type, facts: journalledFacts(lab, member, event) })
    emulator().send(event)
  }

  async function restart(mayStart?: () => Promise<void>): Promise<void> {
    behaviours.forget()
    await plan.restart(mayStart)
    revision++
  }

  async function put(wanted: WantedState): Promise<void> {
    if (wanted.revision !== undefined && wanted.revision !== revision)
      throw new LabError('state-changed', { appliance: name, given: wanted.revision, revision })
    const switched = Object.entries(wanted.behaviours)
    for (const event of wanted.events) checkEvent(name, member, event)
    for (const [behaviour, settings] of switched) behaviours.check(behaviour, settings)
    await restart()
    for (const event of wanted.events) send(event)
    for (const [behaviour, settings] of switched) behaviours.switchOn(behaviour, settings)
    record('state.put', { revision })
  }

  return {
    send,
    behaviours,
    inTurn,
    revision: () => revision,
    reset: (mayStart) => inTurn(() => restart(mayStart)),
    put: (wanted) => inTurn(() => put(wanted)),
  }
}

/** The facts of an event for its entry: secret ones are masked there by their names, and from then on wherever they appear. */
function journalledFacts(
  { redaction }: LabServices,
  { emulator }: CastMember,
  { type, ...facts }: SentEvent,
): BehaviourSettings {
  const sheets = emulator.events[type]?.facts ?? {}
  return Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => {
      if (!sheets[fact]?.isSecret) return [fact, value]
      redaction.keep(value)
      return [fact, MASK]
    }),
  )
}
