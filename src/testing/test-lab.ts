import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { isoInstant, parseInstant, toMs } from '../clock/durations.ts'
import type { CastMember } from '../emulator/emulator.ts'
import { LabError } from '../errors/lab-error.ts'
import type { AnyEntry } from '../journal/entry.ts'
import type { Query } from '../journal/journal.ts'
import { keyFolder } from '../lab/key-folder.ts'
import { writeLabDirectory } from '../lab/directory/lab-directory.ts'
import { startLab, type RunningLab } from '../lab/lab.ts'
import { runScenario, type RunOptions } from '../scenario/run-scenario.ts'
import type { AnyScenario, Cast } from '../scenario/scenario.ts'
import type { ScenarioResult } from '../scenario/verdict.ts'
import { freeName, isMember, type ToStart } from './cast-names.ts'
import { labPlanOf, type LabOptions } from './lab-options.ts'
import { labWork, type LabWork } from './lab-work.ts'
import { testActor, type TestActor } from './test-actor.ts'

/** The roles of a cast as a test has them. */
export type TestActors<Roles extends Cast> = {
  readonly [Role in keyof Roles]: Roles[Role] extends CastMember<infer Handle>
    ? TestActor<Handle>
    : TestActor
}

/** Starts appliances; theirs are further names. Rejects as the start of a cast does. */
export interface Start {
  /** One appliance; its name is its emulator's unless given. */
  <Handle>(member: CastMember<Handle>, name?: string): Promise<TestActor<Handle>>
  /** Several, by their names. */
  <const Roles extends Cast>(cast: Roles): Promise<TestActors<Roles>>
}

/** How a scenario is played from a test. */
export type PlayOptions = Pick<RunOptions, 'recast' | 'seed' | 'allowEgress'> & {
  /** The name under which the journal has it. Default its title. */
  readonly name?: string
}

/** The lab of one test. It is empty until something is started, and gone when the test is over. */
export interface TestLab extends LabWork {
  readonly start: Start
  /** Everything that was started, in that order. */
  readonly actors: () => readonly TestActor[]
  /** Lets lab time pass: milliseconds, or text such as `90s` or `3651d`. */
  readonly advance: (duration: number | string) => Promise<void>
  /** Moves lab time to an ISO date. Rejects with `clock-backwards`. */
  readonly advanceTo: (instant: string) => Promise<void>
  /** Lets lab time pass from event to event until `reached`; false when the limit passes first. */
  readonly until: (reached: () => boolean, limit: number | string) => Promise<boolean>
  /** Resolves when nothing in the lab can act at this instant any more. */
  readonly settled: () => Promise<void>
  /** Lab time as ISO text. */
  readonly now: () => string
  /** What happened, in that order. */
  readonly journal: (query?: Query) => readonly AnyEntry[]
  /** SHA-256 over the journal so far: equal for equal seed, start and steps. */
  readonly digest: () => string
  /** Plays a scenario in a lab of its own, on virtual time, and judges it. */
  readonly play: (scenario: AnyScenario, options?: PlayOptions) => Promise<ScenarioResult>
  /** Writes `ssh_config`, `known_hosts` and `lab.json` to a folder that goes with the test; its path. */
  readonly directory: () => Promise<string>
}

/** A lab for a test, and how to be rid of it. */
export interface OpenedTestLab {
  readonly lab: TestLab
  /** Ends everything. Rejects with `appliance-failed` when the lab itself failed inside an appliance. */
  readonly close: () => Promise<void>
}

/** Opens the lab of one test. Throws `bad-instant`, `bad-egress`. */
export async function openTestLab(options: LabOptions = {}): Promise<OpenedTestLab> {
  const running = await startLab(labPlanOf(options))
  const { clock, journal, services } = running
  const actors: TestActor[] = []
  const sockets: Duplex[] = []
  const folders: string[] = []
  const plays = createPlays(options)

  async function startCast(cast: Cast): Promise<Record<string, TestActor>> {
    await running.add(cast)
    const started = Object.keys(cast).map((name) =>
      testActor(running.appliance(name), running, (socket) => sockets.push(socket)),
    )
    actors.push(...started)
    return Object.fromEntries(started.map((actor) => [actor.name, actor]))
  }

  async function start(toStart: ToStart, name?: string): Promise<unknown> {
    if (!isMember(toStart)) return startCast(toStart)
    const chosen = name ?? freeName(toStart, running.appliances)
    const { [chosen]: actor } = await startCast({ [chosen]: toStart })
    return actor
  }

  const lab: TestLab = {
    ...labWork(running),
    // The overloads say what comes of a member and what of a cast.
    start: start as Start,
    actors: () => actors,
    advance: (duration) => running.advance(toMs(duration)),
    advanceTo: (instant) => running.advanceTo(parseInstant(instant)),
    until: (reached, limit) => clock.until(reached, toMs(limit)),
    settled: services.activity.settled,
    now: () => isoInstant(clock.now()),
    journal: (query) => journal.entries(query),
    digest: journal.digest,
    play: (scenario, chosen) => plays.play(scenario, chosen),
    async directory() {
      const folder = mkdtempSync(join(tmpdir(), 'fieldfault-'))
      folders.push(folder)
      await writeLabDirectory(folder, running)
      return folder
    },
  }

  async function close(): Promise<void> {
    for (const socket of sockets) socket.destroy()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    await plays.end()
    try {
      await running.stop('the test is over')
    } finally {
      clock.close()
    }
    refuseCrashes(running)
  }

  return { lab, close }
}

/** The scenarios that a test plays, each in its own lab; those under way end with the test. */
function createPlays({ seed: labSeed, egress = [] }: LabOptions) {
  const over = new AbortController()
  const underWay = new Set<Promise<ScenarioResult>>()
  return {
    play(scenario: AnyScenario, { name = scenario.title, ...options }: PlayOptions = {}) {
      const result = runScenario(scenario, {
        allowEgress: egress,
        seed: labSeed,
        ...options,
        name,
        keyFolder: keyFolder(),
        signal: over.signal,
      })
      underWay.add(result)
      return result
    },
    async end() {
      over.abort()
      await Promise.allSettled(underWay)
    },
  }
}

function refuseCrashes({ crashes: [crash] }: RunningLab): void {
  if (!crash) return
  const { appliance, where, error: cause } = crash
  const fact = cause instanceof Error ? cause.message : String(cause)
  throw new LabError('appliance-failed', { appliance, where, fact }, { cause })
}
