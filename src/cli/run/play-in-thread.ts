import { Worker } from 'node:worker_threads'
import { LabError } from '../../errors/lab-error.ts'
import type { LabErrorCode, LabErrorFacts } from '../../errors/lab-errors.ts'
import type { PlayedScenario } from '../../report/reporter.ts'
import type { WorkerTask } from './scenario-worker.ts'

/** What a thread posts at its end: a class does not survive the way, so a lab error travels in parts. */
type Posted =
  | { readonly played: PlayedScenario }
  | {
      readonly failed: {
        readonly error: unknown
        readonly code?: LabErrorCode
        readonly facts?: LabErrorFacts<LabErrorCode>
      }
    }

/** Plays a scenario in a thread of its own, which runs the built program. Rejects with what stopped the lab there. */
export function playInThread(task: WorkerTask): Promise<PlayedScenario> {
  const worker = new Worker(new URL('./scenario-worker.js', import.meta.url), { workerData: task })
  return new Promise((resolve, reject) => {
    worker.once('message', (posted: Posted) => {
      if ('played' in posted) return resolve(posted.played)
      const { error, code, facts } = posted.failed
      reject(code && facts ? new LabError(code, facts, { cause: error }) : error)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      reject(new LabError('internal-failure', { fact: `a thread ended with code ${code}` }))
    })
  })
}
