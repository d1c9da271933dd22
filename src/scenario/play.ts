import { isoInstant, toMs } from '../clock/durations.ts'
import { stopwatch } from '../clock/real-time.ts'
import { loginTo } from '../emulator/operator-session.ts'
import { ClaimBroken } from '../errors/claim-broken.ts'
import type { Part } from '../journal/catalogue.ts'
import type { RunningAppliance } from '../lab/running-appliance.ts'
import type { RunningLab } from '../lab/lab.ts'
import type { AnyScenario, Cast } from './scenario.ts'
import type { Actor, Actors, Judge, Tools } from './stage.ts'
import type { StepResult } from './verdict.ts'

/** Where a script is played, and what watches it. */
export interface Stage {
  readonly lab: RunningLab
  readonly onStep?: ((step: { name: string; part: Part }) => void) | undefined
  readonly onStepEnd?: ((step: StepResult) => void) | undefined
  /** Ends the play after the step of this name. */
  readonly stopAfter?: string | undefined
}

/** Ends a play on purpose after the step that was asked for. */
class PlayStopped extends Error {
  override readonly name = 'PlayStopped'
}

/** Plays a script and then its repair on a running lab. Rejects with `ClaimBroken`, or with what went wrong in the lab. */
export async function play(scenario: AnyScenario, stage: Stage): Promise<void> {
  const { lab } = stage
  const actors = Object.fromEntries(
    [...lab.appliances].map(([name, appliance]) => [name, actorOf(appliance, lab)]),
  ) as Actors<Cast>
  try {
    await scenario.script({ ...actors, ...toolsFor('script', stage) } as never)
    await scenario.repair?.({ ...actors, ...toolsFor('repair', stage) } as never)
  } catch (error) {
    if (!(error instanceof PlayStopped)) throw error
  }
}

/** What a script can do with a running appliance: what every one has, and what its emulator adds. */
export function actorOf(appliance: RunningAppliance, lab: RunningLab): Actor {
  const [first] = appliance.credentials
  const base: Actor = {
    name: appliance.name,
    address: appliance.address,
    hostname: appliance.hostname,
    username: first?.username ?? '',
    password: first?.password ?? '',
    state: appliance.state,
    profile: appliance.profile,
    send: appliance.send,
    behave(behaviour, settings, duration) {
      const forMs = duration === undefined ? undefined : toMs(duration)
      appliance.behaviours.switchOn(behaviour, settings, forMs)
    },
    console: appliance.console,
    behaveNormally: appliance.behaviours.switchOff,
    login: (options) => loginTo(base, lab.operator, options),
  }
  return Object.assign(Object.create(null), appliance.handle, base) as Actor
}

function toolsFor(part: Part, stage: Stage): Tools {
  const { lab, stopAfter } = stage
  const record = lab.journal.stream('scenario', 'script')

  async function step(name: string, act: (judge: Judge) => Promise<void>): Promise<void> {
    const claims: { claim: string; held: boolean }[] = []
    const entriesBefore = lab.journal.entries().length
    const startMs = lab.clock.now()
    const elapsedMs = stopwatch()
    const finish = (passed: boolean) => {
      record('step.finished', { step: name, part, passed })
      const entries = lab.journal.entries().slice(entriesBefore)
      const time = isoInstant(startMs)
      const took = { labMs: lab.clock.now() - startMs, realMs: elapsedMs() }
      stage.onStepEnd?.({ name, part, passed, claims, time, ...took, entries })
    }
    record('step.started', { step: name, part })
    stage.onStep?.({ name, part })
    try {
      await act(judgeOf(name, claims))
      await lab.services.activity.settled()
    } catch (error) {
      finish(false)
      throw error
    }
    finish(true)
    if (name === stopAfter) throw new PlayStopped(name)
  }

  function judgeOf(step: string, claims: { claim: string; held: boolean }[]): Judge {
    return {
      claim(claim, holds, seen) {
        const saw = seen === undefined ? undefined : textOf(seen)
        claims.push({ claim, held: holds })
        record('claim.judged', {
          step,
          claim,
          held: holds,
          ...(!holds && saw !== undefined && { saw }),
        })
        if (!holds) throw new ClaimBroken(claim, saw)
      },
      show: (title, text) => record('evidence.shown', { step, title, text }),
    }
  }

  return {
    step,
    advance: (duration) => lab.advance(toMs(duration)),
    until: (reached, limit) => lab.clock.until(reached, toMs(limit)),
    journal: (query) => lab.journal.entries(query),
    now: () => isoInstant(lab.clock.now()),
  }
}

function textOf(seen: unknown): string {
  return typeof seen === 'string' ? seen : JSON.stringify(seen)
}
