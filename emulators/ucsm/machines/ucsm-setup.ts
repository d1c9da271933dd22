import { assign, emit, enqueueActions, setup } from 'xstate'
import type { Emitted } from '../../../src/emulator/index.ts'
import { backupDn, localBackupFailed, type AlarmNews } from '../alarms.ts'
import { backupsEnabledBy } from '../backup-objects.ts'
import {
  acknowledged,
  eased,
  expired,
  knownAs,
  orphaned,
  pinned,
  raised,
  settled,
} from '../faults/alarm-life.ts'
import { alarmList, carryOut } from '../faults/carry-out.ts'
import { applyEdits, dnOf, setAttributes, type Edit } from '../managed-objects.ts'
import { isRunning, restingFsm } from '../operations/operation-fsm.ts'
import { isGone } from '../operations/operation-objects.ts'
import { backupEvents } from '../records/backup-events.ts'
import type { AuditNews, EventNews } from '../records/record.ts'
import { writeAudits, writeEvents } from '../records/write-down.ts'
import { operationDeleted } from '../screens/remote-error.ts'
import type {
  Alarm,
  BackupFsm,
  BackupStage,
  Passwords,
  RemoteError,
  StageFailure,
  UcsmContext,
  UcsmEvent,
  UcsmInput,
  UcsmProfile,
} from '../vocabulary.ts'
import { downloadMachine } from '../downloads/download-machine.ts'
import { importMachine } from '../imports/import-machine.ts'
import { backupMachine } from './backup-machine.ts'

type FsmChange = (fsm: BackupFsm, nowMs: number) => BackupFsm

/** The words of the interconnect's chart: its actions, guards and delays. */
export const ucsm = setup({
  types: {
    input: {} as UcsmInput,
    context: {} as UcsmContext,
    events: {} as UcsmEvent,
    emitted: {} as Emitted,
  },
  actors: { backup: backupMachine, downloader: downloadMachine, importer: importMachine },
  delays: { activationTime: ({ context }) => context.profile.timings.activationMs },
  actions: {
    applyEdits: enqueueActions(({ context, enqueue }, { edits }: { edits: readonly Edit[] }) => {
      const objects = applyEdits(context.objects, edits)
      const changes = edits.map((edit) => `${edit.verb} ${dnOf(edit)}`)
      enqueue.assign({ objects })
      enqueue.emit({ type: 'configuration.committed', data: { changes } })
    }),
    forgetDeleted: enqueueActions(({ context, enqueue }, { edits }: { edits: readonly Edit[] }) => {
      const gone = Object.keys(context.fsms).filter((host) =>
        isGone(backupDn(host), edits, context.objects),
      )
      const cutShort = gone.filter((host) => isRunning(context.fsms[host]))
      writeEvents(
        enqueue,
        context,
        cutShort.flatMap((host) => backupEvents.failed(host, operationDeleted)),
      )
      for (const host of cutShort) {
        const data = { host, reason: operationDeleted.text }
        enqueue.emit({ type: 'backup.failed', stream: jobId(host), data })
      }
      enqueue.assign({ fsms: without(context.fsms, gone) })
      for (const host of gone) enqueue.stopChild(jobId(host))
      carryOut(enqueue, orphaned(alarmList(context), gone.map(backupDn)))
    }),
    startBackups: enqueueActions(
      (
        { context, enqueue },
        {
          edits,
          passwords,
          user = 'internal',
        }: { edits: readonly Edit[]; passwords: Passwords; user?: string },
      ) => {
        const { timings } = context.profile
        const plans = backupsEnabledBy(edits, context.objects).filter(
          ({ host }) => !isRunning(context.fsms[host]),
        )
        writeEvents(
          enqueue,
          context,
          plans.flatMap(({ host }) => backupEvents.begun(host, user)),
        )
        for (const plan of plans) {
          const { host, type, protocol } = plan
          const data = { host, type, protocol }
          const input = { plan, password: passwords[host] ?? '', timings }
          enqueue.emit({ type: 'backup.started', stream: jobId(host), data })
          enqueue.spawnChild('backup', { id: jobId(host), input })
        }
      },
    ),
    moveFsm: assign(({ context }, { host, change }: { host: string; change: FsmChange }) => ({
      fsms: {
        ...context.fsms,
        [host]: change(context.fsms[host] ?? restingFsm, context.now()),
      },
    })),
    disableBackup: assign(({ context }, { host }: { host: string }) => ({
      objects: setAttributes(context.objects, backupDn(host), { adminState: 'disabled' }),
    })),
    raiseAlarm: enqueueActions(({ context, enqueue }, { news }: { news: AlarmNews }) => {
      const { alarms, nextAlarmId: id } = context
      if (!knownAs(alarms, news)) enqueue.assign({ nextAlarmId: id + 1 })
      carryOut(enqueue, raised(alarmList(context), news, id))
    }),
    easeAlarms: enqueueActions(
      ({ context, enqueue }, { dn, code }: { dn: string; code?: string }) => {
        const isConcerned = (alarm: Alarm) =>
          alarm.dn === dn && (code === undefined || alarm.code === code)
        carryOut(enqueue, eased(alarmList(context), isConcerned))
      },
    ),
    settleAlarm: enqueueActions(({ context, enqueue }, { id }: { id: number }) =>
      carryOut(enqueue, settled(alarmList(context), id)),
    ),
    forgetAlarm: enqueueActions(({ context, enqueue }, { id }: { id: number }) =>
      carryOut(enqueue, expired(alarmList(context), id)),
    ),
    acknowledgeAlarms: enqueueActions(
      ({ context, enqueue }, { edits }: { edits: readonly Edit[] }) => {
        const dns = edits.flatMap((edit) => (isAcknowledgement(edit) ? [edit.dn] : []))
        carryOut(enqueue, acknowledged(alarmList(context), dns))
      },
    ),
    pinAlarms: assign(({ context }) => ({ alarms: pinned(context.alarms) })),
    recordEvents: enqueueActions(
      ({ context, enqueue }, { events }: { events: readonly EventNews[] }) =>
        writeEvents(enqueue, context, events),
    ),
    recordAudits: enqueueActions(
      ({ context, enqueue }, { audits }: { audits: readonly AuditNews[] }) =>
        writeAudits(enqueue, context, audits),
    ),
    announceStage: emit(
      (_, { host, ...data }: { host: string; stage: BackupStage; attempt: number }) => ({
        type: 'stage.entered' as const,
        stream: jobId(host),
        data: { job: jobId(host), ...data },
      }),
    ),
    announceStageFailure: emit((_, { host, failure }: { host: string; failure: StageFailure }) => ({
      type: 'stage.failed' as const,
      stream: jobId(host),
      data: { job: jobId(host), ...shownFailure(failure) },
    })),
    announceSuccess: emit((_, data: { host: string; bytes: number; sha256: string }) => ({
      type: 'backup.finished' as const,
      stream: jobId(data.host),
      data,
    })),
    announceFailure: emit((_, { host, error }: { host: string; error: RemoteError }) => ({
      type: 'backup.failed' as const,
      stream: jobId(host),
      data: { host, reason: error.text },
    })),
    install: enqueueActions(({ context, enqueue }, { profile }: { profile: UcsmProfile }) => {
      const data = { from: context.profile.title, to: profile.title }
      enqueue.assign({ profile })
      enqueue.emit({ type: 'firmware.upgraded', data })
    }),
    interruptBackups: enqueueActions(({ context, enqueue }) => {
      for (const [host, fsm] of Object.entries(context.fsms)) {
        if (!isRunning(fsm)) continue
        enqueue.stopChild(jobId(host))
        enqueue.raise({ type: 'backup.abandoned', host, error: interrupted })
        if (fsm.stage === 'backupLocal')
          enqueue.raise({ type: 'condition.arose', news: localBackupFailed(host) })
      }
    }),
  },
  guards: {
    isKnownFirmware: ({ context }, { to }: { to: string }) => context.profiles[to] !== undefined,
  },
})

/** What an operation reports that an activation has cut short. */
export const interrupted: RemoteError = {
  result: 'service-unavailable',
  code: 'none',
  text: 'End point timed out. Check for IP, password, space or access related issues.#',
}

function jobId(host: string): string {
  return `backup ${host}`
}

function shownFailure({ stage, attempt, error }: StageFailure) {
  return { stage, attempt, reason: error.text }
}

function isAcknowledgement(edit: Edit): edit is Edit & { verb: 'set' } {
  return edit.verb === 'set' && edit.attributes.ack === 'yes'
}

function without<Held>(held: Readonly<Record<string, Held>>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(held).filter(([name]) => !names.includes(name)))
}
