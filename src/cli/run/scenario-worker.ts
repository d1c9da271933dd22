/** Plays the scenarios that it is sent in a thread of its own, one after the other, and posts how each went. */
import { parentPort } from 'node:worker_threads'
import { LabError } from '../../errors/lab-error.ts'
import { loadScenario } from '../../scenario/load.ts'
import { loadContext } from '../load-context.ts'
import { playRepeatedly, type PlayPlan } from './play-repeatedly.ts'

/** What the thread is to play. */
export interface WorkerTask {
  readonly name: string
  readonly file: string
  readonly plan: PlayPlan
}

async function play({ name, file, plan }: WorkerTask): Promise<unknown> {
  try {
    const loaded = { ...(await loadScenario(file, loadContext)), name }
    return { played: await playRepeatedly(loaded, plan, { doing: () => {}, stepped: () => {} }) }
  } catch (error) {
    const { code, facts } =
      error instanceof LabError ? error : { code: undefined, facts: undefined }
    return { failed: { error, code, facts } }
  }
}

parentPort?.on('message', (task: WorkerTask) => {
  void play(task).then((outcome) => parentPort?.postMessage(outcome, []))
})
