import { expect, test } from 'vitest'
import { createActor } from 'xstate'
import { timings } from '../../../emulators/ucsm/firmware/timings.ts'
import { ucsmMachine } from '../../../emulators/ucsm/machines/ucsm-machine.ts'
import {
  arrived,
  created,
  deleted,
  enabled,
  endless,
  HOST,
  inputAt,
  refused,
  runCharts,
  virtualClock,
} from './backup-run.ts'

const { backupLocalMs, uploadRetryMs, uploadAttemptsMax } = timings

test('a stored backup does not run', async () => {
  const { commit, clock, uploads, fsm, adminState } = runCharts()
  commit([created('disabled')])
  await clock.advance(backupLocalMs * 10)
  expect(uploads).toEqual([])
  expect(fsm()).toBeUndefined()
  expect(adminState()).toBe('disabled')
})

test('an enabled backup saves locally for its time, then sends the file with the typed password', async () => {
  const { commit, clock, uploads, fsm } = runCharts(() => endless)
  commit([created('enabled')])
  expect(fsm()).toMatchObject({ status: 'backupBackupLocal', progress: 0, attempt: 0, stampMs: 0 })
  await clock.advance(backupLocalMs - 1)
  expect(uploads).toEqual([])
  await clock.advance(1)
  expect(uploads).toMatchObject([{ host: HOST, password: 'secret' }])
  expect(fsm()).toMatchObject({
    status: 'backupUpload',
    previous: 'backupBackupLocal',
    progress: 50,
    stampMs: backupLocalMs,
  })
})

test('a backup that has arrived is at rest and disabled', async () => {
  const { commit, clock, fsm, adminState, told } = runCharts()
  commit([created('enabled')])
  await clock.advance(backupLocalMs)
  expect(fsm()).toEqual({
    status: 'nop',
    previous: 'backupSuccess',
    progress: 100,
    attempt: 0,
    stampMs: backupLocalMs,
  })
  expect(adminState()).toBe('disabled')
  expect(told('backup.finished')).toMatchObject([{ data: { host: HOST, bytes: 3, sha256: 'abc' } }])
})

test('a failed upload is tried again after its time, and the last try ends the run', async () => {
  const { commit, clock, uploads, fsm, adminState, told } = runCharts(() => refused)
  commit([created('enabled')])
  await clock.advance(backupLocalMs)
  expect([uploads.length, fsm()?.status, fsm()?.attempt]).toEqual([1, 'backupUpload', 0])
  await clock.advance(uploadRetryMs - 1)
  expect(uploads).toHaveLength(1)
  await clock.advance(1)
  expect(uploads).toHaveLength(uploadAttemptsMax)
  expect(fsm()).toMatchObject({
    status: 'backupFail',
    previous: 'backupFail',
    progress: 0,
    attempt: uploadAttemptsMax - 1,
    error: { text: 'Permission denied#' },
  })
  expect(adminState()).toBe('disabled')
  expect(told('stage.entered').map(({ data, atMs }) => ({ ...(data as object), atMs }))).toEqual([
    { job: `backup ${HOST}`, stage: 'backupLocal', attempt: 0, atMs: 0 },
    { job: `backup ${HOST}`, stage: 'upload', attempt: 0, atMs: backupLocalMs },
    { job: `backup ${HOST}`, stage: 'upload', attempt: 1, atMs: backupLocalMs + uploadRetryMs },
  ])
  await clock.advance(uploadRetryMs * 10)
  expect(uploads).toHaveLength(uploadAttemptsMax)
})

test('a second try that succeeds ends the run well', async () => {
  const reports = [refused, arrived]
  const { commit, clock, fsm, told } = runCharts(() => reports.shift()!)
  commit([created('enabled')])
  await clock.advance(backupLocalMs + uploadRetryMs)
  expect(fsm()).toMatchObject({ status: 'nop', previous: 'backupSuccess' })
  expect(told('backup.failed')).toEqual([])
})

test('a backup deleted while it is sent is called off and forgotten', async () => {
  const { commit, clock, uploads, fsm } = runCharts(() => endless)
  commit([created('enabled')])
  await clock.advance(backupLocalMs)
  commit([deleted])
  expect(uploads[0]?.signal.aborted).toBe(true)
  expect(fsm()).toBeUndefined()
})

test('a backup deleted while it waits for its second try is not tried again', async () => {
  const { commit, clock, uploads, untilAbandoned } = runCharts(() => refused)
  commit([created('enabled')])
  await clock.advance(backupLocalMs)
  commit([deleted])
  await untilAbandoned()
  expect(uploads).toHaveLength(1)
})

test('a backup enabled again while it runs goes on as it began', async () => {
  const { commit, clock, uploads, told } = runCharts(() => endless)
  commit([created('enabled')])
  await clock.advance(backupLocalMs)
  commit([enabled], { [HOST]: 'another' })
  await clock.advance(backupLocalMs)
  expect(uploads.map(({ password }) => password)).toEqual(['secret'])
  expect(uploads[0]?.signal.aborted).toBe(false)
  expect(told('backup.started')).toHaveLength(1)
})

test('another change to a running backup leaves the run alone', async () => {
  const { commit, clock, uploads, told } = runCharts(() => endless)
  commit([created('enabled')])
  await clock.advance(backupLocalMs)
  commit([{ verb: 'set', dn: `sys/backup-${HOST}`, attributes: { descr: 'x' } }])
  expect(uploads[0]?.signal.aborted).toBe(false)
  expect(told('backup.started')).toHaveLength(1)
})

test('backups to two hosts run side by side', async () => {
  const { commit, clock, uploads, context } = runCharts()
  commit([created('enabled'), created('enabled', 'other')], { [HOST]: 'a', other: 'b' } as never)
  await clock.advance(backupLocalMs)
  expect(uploads.map(({ host, password }) => [host, password])).toEqual([
    [HOST, 'a'],
    ['other', 'b'],
  ])
  expect(Object.keys(context().fsms)).toEqual([HOST, 'other'])
})

test('a chart whose actors were not provided ends with the error that says so', async () => {
  const clock = virtualClock()
  const actor = createActor(ucsmMachine, { clock, input: inputAt(clock) })
  const errors: unknown[] = []
  actor.subscribe({ error: (error) => errors.push(error) })
  actor.start()
  const edits = [created('enabled')]
  actor.send({ type: 'buffer.committed', edits, passwords: {}, user: 'admin' })
  await clock.advance(backupLocalMs)
  expect(errors).toMatchObject([{ code: 'actor-not-provided' }])
})
