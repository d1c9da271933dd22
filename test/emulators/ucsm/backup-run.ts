import { createActor, fromPromise } from 'xstate'
import { timings } from '../../../emulators/ucsm/firmware/timings.ts'
import {
  backupMachine,
  type BackupFile,
  type UploadReport,
} from '../../../emulators/ucsm/machines/backup-machine.ts'
import { ucsmMachine } from '../../../emulators/ucsm/machines/ucsm-machine.ts'
import { profiles } from '../../../emulators/ucsm/profiles.ts'
import { remoteError } from '../../../emulators/ucsm/screens/remote-error.ts'
import type { Edit } from '../../../emulators/ucsm/managed-objects.ts'
import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'

/** An upload that an interconnect under test has begun. */
export interface BegunUpload {
  readonly host: string
  readonly password: string
  readonly signal: AbortSignal
}

export const HOST = 'host35'
export const arrived: UploadReport = { ok: true, bytes: 3, sha256: 'abc' }
export const refused: UploadReport = { ok: false, error: remoteError('no-login', '/fi') }
/** An upload that never ends. */
export const endless = new Promise<never>(() => {})

/** What an interconnect starts with in these tests. */
export function inputAt(clock: LabClock) {
  const profile = profiles['4.0(2a)']!
  return {
    now: clock.now,
    profiles,
    profile,
    objects: {},
    firstAlarmId: 4_000_000,
    firstRecordId: 6_000_000,
  }
}

export function virtualClock(): LabClock {
  return new LabClock({ startMs: 0, activity: createActivity({ limitMs: 5_000 }) })
}

/** The chart of an interconnect on virtual time, with uploads that end as the test says. */
export function runCharts(upload: () => UploadReport | Promise<UploadReport> = () => arrived) {
  const clock = virtualClock()
  const uploads: BegunUpload[] = []
  const emitted: { type: string; data: unknown; atMs: number }[] = []
  const file: BackupFile = { bytes: Buffer.from('abc') }
  const actor = createActor(
    ucsmMachine.provide({
      actors: {
        backup: backupMachine.provide({
          actors: {
            collect: fromPromise(() => Promise.resolve(file)),
            upload: fromPromise(({ input: { plan, password }, signal }) => {
              uploads.push({ host: plan.host, password, signal })
              return Promise.resolve(upload())
            }),
          },
        }),
      },
    }),
    { clock, input: inputAt(clock) },
  )
  actor.on('*', ({ type, data }) => emitted.push({ type, data, atMs: clock.now() }))
  actor.start()

  const commit = (edits: readonly Edit[], passwords = { [HOST]: 'secret' }) =>
    actor.send({ type: 'buffer.committed', edits, passwords, user: 'admin' })
  const context = () => actor.getSnapshot().context
  return {
    clock,
    actor,
    uploads,
    emitted,
    commit,
    context,
    fsm: () => context().fsms[HOST],
    alarm: (code: string) => context().alarms.find((alarm) => alarm.code === code),
    adminState: () => context().objects[`sys/backup-${HOST}`]?.attributes.adminState,
    told: (type: string) => emitted.filter((entry) => entry.type === type),
    /** Lets time pass to the end of both stages of a backup whose uploads all fail. */
    untilAbandoned: () =>
      clock.advance(timings.backupLocalMs + timings.uploadRetryMs * timings.uploadAttemptsMax),
  }
}

/** The edit that `create backup` makes. */
export function created(adminState: 'enabled' | 'disabled', host = HOST): Edit {
  const attributes = {
    hostname: host,
    proto: 'sftp',
    user: 'user',
    remoteFile: '/fi.bak',
    type: 'full-state',
    adminState,
  }
  return { verb: 'create', object: { class: 'mgmtBackup', dn: `sys/backup-${host}`, attributes } }
}

/** The edit that `enable` makes. */
export const enabled: Edit = {
  verb: 'set',
  dn: `sys/backup-${HOST}`,
  attributes: { adminState: 'enabled' },
}

export const deleted: Edit = { verb: 'delete', dn: `sys/backup-${HOST}` }
