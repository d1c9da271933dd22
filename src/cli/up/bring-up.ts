import { claimDirectory } from '../../control/claim-directory.ts'
import type { Story } from '../../control/route.ts'
import { writeApiJson, removeApiJson } from '../../lab/directory/api-json.ts'
import { keepJournal, writeLabDirectory } from '../../lab/directory/lab-directory.ts'
import type { LabJson } from '../../lab/directory/lab-json.ts'
import type { RunningLab } from '../../lab/lab.ts'
import type { Progress } from '../../report/progress.ts'
import { loadCast, type LoadedCast } from '../../scenario/load.ts'
import { loadContext } from '../load-context.ts'
import { startCast } from './start-cast.ts'
import type { UpOptions } from './up-options.ts'

/** A lab that is up, with its directory complete. */
export interface UpLab {
  readonly lab: RunningLab
  readonly described: LabJson
  readonly url: string
  /** Resolves when somebody asks the lab to stop, through the API or with a signal. */
  readonly asked: Promise<string>
  readonly stop: (reason: string) => Promise<void>
}

/** Starts a lab in `dir`: its doors first, then all that people need to find them. */
export async function bringUp(
  nameOrPath: string,
  options: UpOptions,
  progress: Progress,
): Promise<UpLab> {
  const { dir } = options
  const loaded = await loadCast(nameOrPath, loadContext)
  await claimDirectory(dir)
  const undo: (() => unknown)[] = [() => removeApiJson(dir)]
  const undoAll = async () => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    const lab = await startCast(loaded, options, progress)
    const end = { reason: 'the lab could not come up' }
    let ask = (_reason: string) => {}
    const asked = new Promise<string>((resolve) => {
      ask = resolve
    })
    // Until here nothing was loaded that the doors do not need: the first client may be waiting.
    undo.push(await keepJournal(dir, lab.journal))
    const { serveControl } = await import('../../control/serve-control.ts')
    const down = () => ask('asked to through the control API')
    const api = await serveControl({ lab, story: storyOf(loaded), down }, options.apiPort)
    undo.push(api.close, () => lab.stop(end.reason))
    const described = await writeLabDirectory(dir, lab, (name) => {
      progress.show(`making the host keys of ${name}`)
    })
    progress.clear()
    writeApiJson(dir, api)
    onSignals(ask)
    const stop = (reason: string) => {
      end.reason = reason
      return undoAll()
    }
    return { lab, described, url: api.url, asked, stop }
  } catch (error) {
    progress.clear()
    await undoAll()
    throw error
  }
}

function storyOf({ name, title, scenario }: LoadedCast): Story {
  if (!scenario) return { name, title }
  const { story, references, tags } = scenario
  return { name, title, story, references, tags }
}

/** The first signal stops the lab in order; a second one ends the process at once. */
function onSignals(ask: (reason: string) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => ask(`the process got ${signal}`))
}
