import { readFileSync } from 'node:fs'
import { ClaimBroken } from '../../errors/claim-broken.ts'
import { LabError } from '../../errors/lab-error.ts'
import type { RunningLab } from '../../lab/lab.ts'
import type { Progress } from '../../report/progress.ts'
import type { LoadedCast } from '../../scenario/load.ts'
import { play } from '../../scenario/play.ts'
import { stepsIn } from '../../scenario/steps-in.ts'

/** Plays a script up to and including a step. Throws `lab-without-script`, `no-such-step`, `step-not-reached`. */
export async function playToStep(
  lab: RunningLab,
  { name, file, scenario }: LoadedCast,
  { step, progress }: { step: string; progress: Progress },
): Promise<void> {
  if (!scenario) throw new LabError('lab-without-script', { file })
  const entered: string[] = []
  const known = stepsIn(readFileSync(file, 'utf8'))
  if (known.length > 0 && !known.includes(step))
    throw new LabError('no-such-step', { step, scenario: name, known })
  try {
    await play(scenario, {
      lab,
      stopAfter: step,
      onStep(begun) {
        entered.push(begun.name)
        progress.show(begun.name)
      },
    })
  } catch (cause) {
    if (!(cause instanceof ClaimBroken)) throw cause
    const fact = `in "${entered.at(-1)}" a claim does not hold: ${cause.claim}`
    throw new LabError('step-not-reached', { step, scenario: name, fact }, { cause })
  } finally {
    progress.clear()
  }
  if (!entered.includes(step))
    throw new LabError('no-such-step', { step, scenario: name, known: entered })
}
