import { parseInstant } from '../../clock/durations.ts'
import { systemNow } from '../../clock/real-time.ts'
import { egressTo, openEgress } from '../../lab/egress.ts'
import { keyFolder } from '../../lab/key-folder.ts'
import { startLab, type RunningLab } from '../../lab/lab.ts'
import { isLoopback } from '../../lab/port-plan.ts'
import type { Progress } from '../../report/progress.ts'
import type { LoadedCast } from '../../scenario/load.ts'
import { DEFAULT_SEED } from '../../scenario/run-scenario.ts'
import type { UpOptions } from './up-options.ts'

/** Starts the cast of a file as `up` was told to, and plays its script to `--at`. */
export async function startCast(
  loaded: LoadedCast,
  options: UpOptions,
  progress: Progress,
): Promise<RunningLab> {
  const { at, bind, ports, clock, allowEgress = [] } = options
  const lab = await startLab({
    name: loaded.name,
    seed: options.seed ?? loaded.seed ?? DEFAULT_SEED,
    startMs: startMsOf(loaded, options),
    cast: loaded.cast,
    clock: at === undefined ? clock : 'virtual',
    ports: { ports, bind },
    egress: isLoopback(bind) && allowEgress.length === 0 ? openEgress : egressTo(allowEgress),
    keyFolder: keyFolder(),
  })
  if (at === undefined) return lab
  try {
    const { playToStep } = await import('./play-to-step.ts')
    await playToStep(lab, loaded, { step: at, progress })
  } catch (error) {
    await lab.stop('the step was not reached')
    throw error
  }
  if (clock === 'wall') lab.clock.runOnWall()
  return lab
}

/** A story starts at its own date, at which what expires in it still is as it tells; without a date the lab starts now. */
function startMsOf({ start: own }: LoadedCast, { start = own ?? NOW }: UpOptions): number {
  return start === NOW ? systemNow() : parseInstant(start)
}

/** Stands for the system's time. */
const NOW = 'now'
