import { enqueueActions } from 'xstate'
import { keyCheckOf } from '../../../src/emulator/index.ts'
import { orphaned } from '../faults/alarm-life.ts'
import { alarmList, carryOut } from '../faults/carry-out.ts'
import { importFaults } from '../imports/import-alarms.ts'
import {
  importDn,
  importsEnabledBy,
  type ImportFsm,
  type ImportStage,
} from '../imports/import-objects.ts'
import { setAttributes, type Edit } from '../managed-objects.ts'
import { isRunning, restingFsm } from '../operations/operation-fsm.ts'
import { isGone } from '../operations/operation-objects.ts'
import { importEvents } from '../records/import-events.ts'
import { writeEvents } from '../records/write-down.ts'
import { operationDeleted } from '../screens/remote-error.ts'
import type { Passwords, RemoteError, StageFailure, UcsmContext } from '../vocabulary.ts'
import { ucsm } from './ucsm-setup.ts'

const jobId = (host: string): string => `import ${host}`

/** The words of the chart with those for imports. */
export const withImports = ucsm.extend({
  actions: {
    startImports: enqueueActions(
      (
        { context, enqueue },
        { edits, passwords, user }: { edits: readonly Edit[]; passwords: Passwords; user: string },
      ) => {
        const plans = importsEnabledBy(edits, context.objects).filter(
          ({ host }) => !isRunning(context.imports[host]),
        )
        writeEvents(
          enqueue,
          context,
          plans.flatMap(({ host }) => importEvents.begun(host, user)),
        )
        for (const plan of plans) {
          const { host, action, protocol } = plan
          const password = passwords[importDn(host)] ?? ''
          const input = { plan, password, timings: context.profile.timings, ...keyOf(context) }
          enqueue.emit({
            type: 'import.started',
            stream: jobId(host),
            data: { host, action, protocol },
          })
          enqueue.spawnChild('importer', { id: jobId(host), input })
        }
      },
    ),
    forgetDeletedImports: enqueueActions(
      ({ context, enqueue }, { edits }: { edits: readonly Edit[] }) => {
        const gone = Object.keys(context.imports).filter((host) =>
          isGone(importDn(host), edits, context.objects),
        )
        const cutShort = gone.filter((host) => isRunning(context.imports[host]))
        writeEvents(
          enqueue,
          context,
          cutShort.flatMap((host) => importEvents.failed(host, operationDeleted)),
        )
        for (const host of cutShort) {
          const data = { host, reason: operationDeleted.text }
          enqueue.emit({ type: 'import.failed', stream: jobId(host), data })
        }
        const rest = Object.entries(context.imports).filter(([host]) => !gone.includes(host))
        enqueue.assign({ imports: Object.fromEntries(rest) })
        for (const host of gone) enqueue.stopChild(jobId(host))
        carryOut(enqueue, orphaned(alarmList(context), gone.map(importDn)))
      },
    ),
    moveImport: enqueueActions(
      (
        { context, enqueue },
        { host, change }: { host: string; change: (fsm: ImportFsm, nowMs: number) => ImportFsm },
      ) => {
        const fsm = change(context.imports[host] ?? restingFsm, context.now())
        enqueue.assign({ imports: { ...context.imports, [host]: fsm } })
      },
    ),
    announceImportStage: enqueueActions(
      (
        { enqueue },
        { host, stage, attempt }: { host: string; stage: ImportStage; attempt: number },
      ) => {
        const job = jobId(host)
        enqueue.emit({ type: 'stage.entered', stream: job, data: { job, stage, attempt } })
      },
    ),
    reportImportFailure: enqueueActions(
      ({ enqueue }, { host, failure }: { host: string; failure: StageFailure<ImportStage> }) => {
        const { stage, attempt, error, retry } = failure
        const job = jobId(host)
        const data = { job, stage, attempt, reason: error.text }
        enqueue.emit({ type: 'stage.failed', stream: job, data })
        enqueue.raise({ type: 'condition.arose', news: importFaults.stageRemoteError(host, stage) })
        enqueue.raise({
          type: 'condition.arose',
          news: importFaults.stageFailed(host, stage, retry),
        })
      },
    ),
    endImport: enqueueActions(({ context, enqueue }, { host }: { host: string }) => {
      const dn = importDn(host)
      enqueue.assign({ objects: setAttributes(context.objects, dn, { adminState: 'disabled' }) })
    }),
    reportImported: enqueueActions(({ enqueue }, data: { host: string; objects: number }) => {
      enqueue.emit({ type: 'import.finished', stream: jobId(data.host), data })
    }),
    reportImportEnd: enqueueActions(
      ({ enqueue }, { host, error }: { host: string; error: RemoteError }) => {
        const data = { host, reason: error.text }
        enqueue.emit({ type: 'import.failed', stream: jobId(host), data })
        enqueue.raise({ type: 'condition.arose', news: importFaults.failed(host, error) })
      },
    ),
    interruptImports: enqueueActions(({ context, enqueue }, { error }: { error: RemoteError }) => {
      for (const [host, fsm] of Object.entries(context.imports)) {
        if (!isRunning(fsm)) continue
        enqueue.stopChild(jobId(host))
        enqueue.raise({ type: 'import.abandoned', host, error })
      }
    }),
  },
})

function keyOf({ profile, secrets }: UcsmContext): { keyCheck?: string } {
  if (!profile.needsEncryptionKey) return {}
  return { keyCheck: keyCheckOf(secrets.encryptionKey ?? '') }
}
