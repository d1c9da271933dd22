import { Worker } from 'node:worker_threads'
import { LabError } from '../../errors/lab-error.ts'
import type { LabErrorCode, LabErrorFacts } from '../../errors/lab-errors.ts'
import type { PlayedScenario } from '../../report/reporter.ts'
import type { WorkerTask } from './scenario-worker.ts'

/** A thread that plays scenarios, one at a time; most of the time to the first one is loading. */
export interface PlayingThread {
  /** Plays a scenario. Rejects with what stopped the lab there, or with what ended the thread. */
  readonly play: (task: WorkerTask) => Promise<PlayedScenario>
  readonly close: () => Promise<void>
}

/** What a thread posts of each scenario: a class does not survive the way, so a lab error travels in parts. */
type Posted =
  | { readonly played: PlayedScenario }
  | {
      readonly failed: {
        readonly error: unknown
        readonly code?: LabErrorCode
        readonly facts?: LabErrorFacts<LabErrorCode>
      }
    }

/** Starts a thread; it runs the built program. */
export function startPlayingThread(): PlayingThread {
  const worker = new Worker(new URL('./scenario-worker.js', import.meta.url))
  let settle: { resolve: (played: PlayedScenario) => void; reject: (error: unknown) => void }
  worker.on('message', (posted: Posted) => {
    if ('played' in posted) return settle.resolve(posted.played)
    const { error, code, facts } = posted.failed
    settle.reject(code && facts ? new LabError(code, facts, { cause: error }) : error)
  })
  worker.on('error', (error) => settle.reject(error))
  worker.on('exit', (code) => {
    settle.reject(new LabError('internal-failure', { fact: `a thread ended with code ${code}` }))
  })
  return {
    play: (task) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject }
        worker.postMessage(task, [])
      }),
    async close() {
      await worker.terminate()
    },
  }
}
