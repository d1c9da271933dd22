import { expect, test } from 'vitest'
import { createActor, fromPromise, type Actor } from 'xstate'
import { srstMachine } from '../../../emulators/srst-manager/machines/srst-machine.ts'
import { srst90 } from '../../../emulators/srst-manager/profiles/9-0.ts'
import type {
  BackupJob,
  JobReport,
  RestoreJob,
  SrstEvent,
} from '../../../emulators/srst-manager/vocabulary.ts'

const NOW_MS = Date.parse('2012-08-29T12:00:00Z')

/** A machine whose job ends when it is told to, and does not otherwise touch the world. */
function startMachine() {
  let end: (report: JobReport) => void = () => {}
  const jobs: (BackupJob | RestoreJob)[] = []
  const job = fromPromise<JobReport, BackupJob | RestoreJob>(({ input }) => {
    jobs.push(input)
    return new Promise((resolve) => (end = resolve))
  })
  const machine: Actor<typeof srstMachine> = createActor(srstMachine.provide({ actors: { job } }), {
    input: { now: () => NOW_MS, profile: srst90, configuration: {}, objects: {} },
  })
  const emitted: string[] = []
  machine.on('*', ({ type }) => emitted.push(type))
  machine.start()
  return {
    machine,
    jobs,
    emitted,
    state: () => machine.getSnapshot().value,
    context: () => machine.getSnapshot().context,
    send: (...events: SrstEvent[]) => events.forEach((event) => machine.send(event)),
    endJob: async (report: Partial<JobReport> = {}) => {
      end({ records: [], wasTampered: false, ...report })
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

const RESTORE = {
  type: 'restore.ordered',
  id: 7,
  categories: ['configuration', 'data'],
  by: 'admin',
} as const
const BACKUP = { type: 'backup.ordered', categories: ['data'], by: 'admin' } as const

test('nothing is backed up or restored while the system is online', () => {
  const { send, state, jobs } = startMachine()
  send(BACKUP, RESTORE)
  expect(state()).toBe('online')
  expect(jobs).toEqual([])
})

test('a backup that was ordered leaves the system offline', async () => {
  const { send, state, jobs, endJob } = startMachine()
  send({ type: 'offline.requested' }, BACKUP)
  expect(state()).toEqual({ offline: 'backingUp' })
  expect(jobs).toMatchObject([{ kind: 'backup', id: 1, categories: ['data'] }])
  await endJob()
  expect(state()).toEqual({ offline: 'waiting' })
})

test('a restore that met tampered content halts the system, and another restore is accepted', async () => {
  const { send, state, context, endJob } = startMachine()
  send({ type: 'offline.requested' }, RESTORE)
  await endJob({ wasTampered: true, restored: {} })
  expect(state()).toEqual({ offline: 'halted' })
  expect(context().running).toEqual({})
  send({ ...RESTORE, id: 6 })
  await endJob({ restored: { configuration: '! SRST Manager configuration\n\nhostname back\n' } })
  expect(state()).toEqual({ offline: 'waiting' })
  expect(context().running).toEqual({ hostname: 'hostname back' })
  expect(context().startup).toEqual(context().running)
})

test('a reload in the middle of a restore leaves a failure in the history', () => {
  const { send, context, state } = startMachine()
  send({ type: 'offline.requested' }, RESTORE, { type: 'reload.requested' })
  expect(state()).toBe('reloading')
  expect(context().restores).toMatchObject([
    { category: 'configuration', result: 'Failure', restoreId: 1 },
    { category: 'data', result: 'Failure', restoreId: 1 },
  ])
  expect(context().nextRestoreId).toBe(2)
})

test('at most nine backups wait for their turn', () => {
  const { send, context, emitted } = startMachine()
  const keys = Array.from({ length: 11 }, (_, index) => `backup-schedule A${index}`)
  for (const key of keys)
    send({
      type: 'object.kept',
      object: {
        kind: 'backup-schedule',
        name: key.slice('backup-schedule '.length),
        attributes: { categories: 'all' },
      },
    })
  send(...keys.map((key): SrstEvent => ({ type: 'schedule.due', key })))
  expect(context().queue).toEqual(keys.slice(1, 10))
  expect(context().objects[keys[10]!]?.attributes['last-result']).toBe('Queue full')
  expect(emitted.filter((type) => type === 'schedule.fired')).toHaveLength(11)
})

test('the master key is kept through a reload and gone after factory default', () => {
  const { send, context, emitted } = startMachine()
  const key = { secret: '00ff', magic: 'cfbdbbee' }
  send({ type: 'masterKey.generated', key }, { type: 'reload.requested' })
  expect(context().masterKey).toEqual(key)
  const other = startMachine()
  other.send(
    { type: 'masterKey.generated', key },
    { type: 'offline.requested' },
    { type: 'factory.restored' },
  )
  expect(other.context().masterKey).toBeUndefined()
  expect(emitted).toContain('masterkey.generated')
})

test('a schedule whose backup a reload has cut short says so', () => {
  const { send, context, state } = startMachine()
  const key = 'backup-schedule A22'
  send({
    type: 'object.kept',
    object: { kind: 'backup-schedule', name: 'A22', attributes: { categories: 'data' } },
  })
  send({ type: 'schedule.due', key })
  expect(state()).toEqual({ offline: 'backingUp' })
  send({ type: 'reload.requested' })
  expect(context().objects[key]?.attributes['last-result']).toBe('Fail')
  expect(context().backups).toMatchObject([{ category: 'data', result: 'Failure' }])
})

test('a deleted schedule does not wait for its turn any longer', () => {
  const { send, context } = startMachine()
  const keys = ['backup-schedule A1', 'backup-schedule A2']
  for (const name of ['A1', 'A2'])
    send({ type: 'object.kept', object: { kind: 'backup-schedule', name, attributes: {} } })
  send(...keys.map((key): SrstEvent => ({ type: 'schedule.due', key })))
  send({ type: 'object.dropped', key: 'backup-schedule A2' })
  expect(context().queue).toEqual([])
})
