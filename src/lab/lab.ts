import { createActivity } from '../clock/activity.ts'
import { isoInstant } from '../clock/durations.ts'
import { LabClock, type ClockMode } from '../clock/lab-clock.ts'
import { createChartTape } from '../emulator/chart-tape.ts'
import type { CastMember } from '../emulator/emulator.ts'
import { operatorClient, type Workplace } from '../emulator/operator-session.ts'
import { entropyFrom } from '../entropy/entropy.ts'
import { LabError } from '../errors/lab-error.ts'
import { createJournal, type Journal } from '../journal/journal.ts'
import { createRedaction } from '../journal/redaction.ts'
import { createKeyCache } from '../ssh/index.ts'
import { createAddressBook } from './addresses.ts'
import { createDatagrams } from './datagrams.ts'
import type { Egress } from './egress.ts'
import type { LabServices } from './lab-services.ts'
import { limits } from './limits.ts'
import { createNetwork } from './network.ts'
import { placesOf, type PortPlan } from './port-plan.ts'
import { createSharedAddresses, type SharedAddressState } from './shared-addresses.ts'
import { resetTogether } from './reset-together.ts'
import { createRecordings, type SessionRecording } from './recordings.ts'
import { startAppliance, type RunningAppliance } from './running-appliance.ts'

/** What a lab is made of. */
export interface LabPlan {
  readonly name: string
  readonly seed: string
  readonly startMs: number
  readonly cast: Readonly<Record<string, CastMember>>
  readonly clock: ClockMode
  readonly ports: PortPlan
  readonly egress: Egress
  /** Folder in which made keys are kept for the next run; absent to keep them in memory only. */
  readonly keyFolder?: string | undefined
  /** What keys follow from, when not from the seed. */
  readonly keySeed?: string | undefined
  /** Records what goes into the statecharts, for a replay. */
  readonly tapesCharts?: boolean | undefined
  /** Called with the journal before anything is written to it. */
  readonly onJournal?: (journal: Journal) => void
}

/** A failure of the lab inside one appliance. */
export interface Crash {
  readonly appliance: string
  readonly where: string
  readonly error: unknown
}

/** Appliances running together, on one clock and one journal. */
export interface RunningLab {
  readonly name: string
  readonly seed: string
  readonly clock: LabClock
  readonly journal: Journal
  readonly services: LabServices
  readonly appliances: ReadonlyMap<string, RunningAppliance>
  /** The addresses that lead to one or another of several appliances, as they are now. */
  readonly sharedAddresses: () => readonly SharedAddressState[]
  readonly crashes: readonly Crash[]
  /** What logins of scripts have shown so far. */
  readonly recordings: () => readonly SessionRecording[]
  /** Where people who are not appliances dial from. */
  readonly operator: Workplace
  /** Starts more appliances; theirs are further names. Throws `appliance-name-taken`, and what a start throws. */
  readonly add: (cast: LabPlan['cast']) => Promise<void>
  /** Throws `unknown-appliance`. */
  readonly appliance: (name: string) => RunningAppliance
  /** Moves time, with an entry in the journal. */
  readonly advance: (ms: number) => Promise<void>
  readonly advanceTo: (instantMs: number) => Promise<void>
  /** Puts one appliance, or all, back to the start; lab time goes on. Throws `unknown-appliance`. */
  readonly reset: (name?: string) => Promise<void>
  readonly stop: (reason: string) => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** Starts every appliance of a cast. When one cannot start, those that did are stopped. */
export async function startLab(plan: LabPlan): Promise<RunningLab> {
  const crashes: Crash[] = []
  const services = openServices(plan, crashes)
  const { clock, journal } = services
  const record = journal.stream('lab', 'lab')
  record('lab.started', { scenario: plan.name, seed: plan.seed, start: isoInstant(plan.startMs) })
  if (plan.clock === 'wall') clock.runOnWall()

  const appliances = new Map<string, RunningAppliance>()
  const stop = async (reason: string) => {
    await Promise.all([...appliances.values()].map((appliance) => appliance.stop()))
    await services.sharedAddresses.close()
    services.datagrams.close()
    services.network.close()
    await services.activity.settled()
    record('lab.stopped', { reason })
    clock.close()
  }
  try {
    await add(plan.cast, plan.startMs)
  } catch (error) {
    await stop('an appliance could not start')
    throw error
  }

  async function add(cast: LabPlan['cast'], sinceMs: number): Promise<void> {
    for (const [name, member] of Object.entries(cast)) {
      if (appliances.has(name)) throw new LabError('appliance-name-taken', { name })
      appliances.set(name, await startAppliance(name, member, services, sinceMs))
    }
    await services.sharedAddresses.openDoors()
  }

  const appliance = (name: string) => applianceOf(appliances, name)
  async function moved(move: Promise<void>): Promise<void> {
    await move
    record('clock.advanced', { to: isoInstant(clock.now()) })
  }

  return {
    name: plan.name,
    seed: plan.seed,
    clock,
    journal,
    services,
    appliances,
    sharedAddresses: services.sharedAddresses.list,
    crashes,
    operator: operatorOf(services),
    recordings: services.recordings.list,
    add: (cast) => add(cast, clock.now()),
    appliance,
    advance: (ms) => moved(clock.advance(ms)),
    advanceTo: (instantMs) => moved(clock.advanceTo(instantMs)),
    reset: async (name) =>
      name === undefined ? resetTogether([...appliances.values()]) : appliance(name).reset(),
    stop,
    [Symbol.asyncDispose]: () => stop('disposed'),
  }
}

function applianceOf(all: RunningLab['appliances'], name: string): RunningAppliance {
  const found = all.get(name)
  if (!found) throw new LabError('unknown-appliance', { name, known: [...all.keys()] })
  return found
}

/** The address from which operators log in; no appliance has it. */
const OPERATOR_ADDRESS = '10.48.79.10'

function operatorOf({ clock, network, recordings }: LabServices): Workplace {
  return {
    watch: recordings.begin,
    ...operatorClient,
    clock,
    dial: (to) => network.dial(OPERATOR_ADDRESS, to),
    until: (reached, limitMs) => clock.until(reached, limitMs),
    observe: () => {},
  }
}

function openServices(plan: LabPlan, crashes: Crash[]): LabServices {
  const activity = createActivity({ limitMs: limits.settleMs })
  const clock = new LabClock({ startMs: plan.startMs, activity })
  const redaction = createRedaction()
  const journal = createJournal(clock, redaction)
  plan.onJournal?.(journal)
  const addresses = createAddressBook()
  const listenAt = placesOf(plan.ports)
  return {
    clock,
    activity,
    journal,
    redaction,
    recordings: createRecordings(clock, redaction),
    addresses,
    listenAt,
    sharedAddresses: createSharedAddresses({ addresses, listenAt }),
    entropy: entropyFrom(plan.seed, plan.keySeed),
    network: createNetwork({ activity, clock, addresses, egress: plan.egress }),
    datagrams: createDatagrams({ activity, addresses, egress: plan.egress }),
    tape: plan.tapesCharts ? createChartTape() : undefined,
    keys: createKeyCache(plan.keyFolder === undefined ? {} : { folder: plan.keyFolder }),
    crashed(appliance, where, error) {
      crashes.push({ appliance, where, error })
      const message = error instanceof Error ? error.message : String(error)
      journal.stream(appliance, 'crash')('appliance.crashed', { where, message })
    },
  }
}
