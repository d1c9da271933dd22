import { pauseReal } from '../../clock/real-time.ts'
import { claimDirectory } from '../../control/claim-directory.ts'
import type { Story } from '../../control/route.ts'
import type { ControlServer } from '../../control/serve-control.ts'
import { writeApiJson, removeApiJson } from '../../lab/directory/api-json.ts'
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

/**
 * Real milliseconds in which the doors have the process for themselves: a client that was waiting for
 * them is served before all that they do not need is loaded.
 */
const DOORS_ALONE_MS = 20

/** Starts a lab in `dir`: its doors first, then all that people need to find them. */
export async function bringUp(
  nameOrPath: string,
  options: UpOptions,
  progress: Progress,
): Promise<UpLab> {
  const { dir, apiPort, apiBind, apiToken } = options
  const loaded = await loadCast(nameOrPath, loadContext)
  await claimDirectory(dir)
  const parts: UpParts = {}
  try {
    const lab = (parts.lab = await startCast(loaded, options, progress))
    const { ask, asked } = askable()
    const { keepJournal, writeLabDirectory } = await import('../../lab/directory/lab-directory.ts')
    const described = await writeLabDirectory(dir, lab, (name) => {
      progress.show(`making the host keys of ${name}`)
    })
    await pauseReal(DOORS_ALONE_MS)
    parts.closeJournal = await keepJournal(dir, lab.journal)
    const { serveControl } = await import('../../control/serve-control.ts')
    const down = () => ask('asked to through the control API')
    const place = { port: apiPort, host: apiBind, token: apiToken }
    const api = (parts.api = await serveControl({ lab, story: storyOf(loaded), down }, place))
    writeApiJson(dir, api)
    onSignals(ask)
    return { lab, described, url: api.url, asked, stop: (reason) => takeDown(dir, parts, reason) }
  } catch (error) {
    await takeDown(dir, parts, 'the lab could not come up')
    throw error
  } finally {
    progress.clear()
  }
}

/** What has been started so far. */
interface UpParts {
  lab?: RunningLab
  api?: ControlServer
  closeJournal?: () => void
}

/** Stops a lab so that its journal and its streams still get the end; what it wrote stays. */
async function takeDown(
  dir: string,
  { lab, api, closeJournal }: UpParts,
  reason: string,
): Promise<void> {
  await lab?.stop(reason)
  await api?.close()
  closeJournal?.()
  removeApiJson(dir)
}

function askable() {
  let ask = (_reason: string) => {}
  const asked = new Promise<string>((resolve) => {
    ask = resolve
  })
  return { ask, asked }
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
