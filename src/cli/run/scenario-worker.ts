/** Plays one scenario in a thread of its own and posts how it went. */
import { parentPort, workerData } from 'node:worker_threads'
import { LabError } from '../../errors/lab-error.ts'
import { loadScenario } from '../../scenario/load.ts'
import { loadContext } from '../load-context.ts'
import { playRepeatedly, type PlayPlan } from './play-repeatedly.ts'

/** What the thread is to play. */
export interface WorkerTask {
  readonly nameOrPath: string
  readonly plan: PlayPlan
}

const { nameOrPath, plan } = workerData as WorkerTask
const post = (message: unknown) => parentPort?.postMessage(message, [])
try {
  const loaded = await loadScenario(nameOrPath, loadContext)
  post({ played: await playRepeatedly(loaded, plan, { doing: () => {}, stepped: () => {} }) })
} catch (error) {
  const { code, facts } = error instanceof LabError ? error : { code: undefined, facts: undefined }
  post({ failed: { error, code, facts } })
}
