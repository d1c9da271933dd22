import { assign, emit, enqueueActions, fromPromise, setup } from 'xstate'
import { notProvided, type Emitted } from '../../../src/emulator/index.ts'
import {
  applyEdits,
  type Configuration,
  type ConfigurationEdit,
} from '../configuration/statements.ts'
import { pinEvents } from '../configuration/pin-events.ts'
import { savedConfiguration } from '../configuration/saved-configuration.ts'
import { withObjects, type SystemObject } from '../data/system-objects.ts'
import { nextRuns } from '../schedules/schedule.ts'
import type {
  BackupJob,
  JobReport,
  MasterKey,
  RestoreJob,
  SrstContext,
  SrstEvent,
  SrstInput,
} from '../vocabulary.ts'

/** A CLI block that a kron schedule runs. */
export interface KronRun {
  readonly key: string
  readonly name: string
  readonly commands: string
}

/** Backups that may wait for their turn (Unity Express CLI guide: "nine activities"). */
const QUEUE_MAX = 9

/** The words of the machine's chart about its configuration, its objects and its power. */
export const srst = setup({
  types: {
    input: {} as SrstInput,
    context: {} as SrstContext,
    events: {} as SrstEvent,
    emitted: {} as Emitted,
    tags: {} as 'busy' | 'resting',
  },
  actors: {
    job: fromPromise<JobReport, BackupJob | RestoreJob>(notProvided('job')),
    kron: fromPromise<void, KronRun>(notProvided('kron')),
  },
  delays: { bootTime: ({ context }) => context.profile.timings.bootMs },
  guards: {
    hasQueuedBackup: ({ context }) => context.queue.length > 0,
    isKron: (_, { key }: { key: string }) => key.startsWith('kron-schedule '),
    hasRoom: ({ context }) => context.queue.length < QUEUE_MAX,
    mayReturnOnline: ({ context }) => context.returnsOnline,
    wasTampered: (_, { report }: { report: JobReport }) => report.wasTampered,
  },
  actions: {
    applyEdits: enqueueActions(
      ({ context, enqueue }, { edits }: { edits: readonly ConfigurationEdit[] }) => {
        const changes = edits.map(({ verb, key }) => `${verb} ${key}`)
        enqueue.assign({ running: applyEdits(context.running, edits) })
        enqueue.emit({ type: 'configuration.committed', data: { changes } })
        for (const event of pinEvents(edits)) enqueue.emit(event)
      },
    ),
    load: assign(
      (
        _,
        { into, configuration }: { into: 'running' | 'startup'; configuration: Configuration },
      ) => ({ [into]: configuration }),
    ),
    save: assign(({ context: { running, profile } }) => ({
      startup: savedConfiguration(running, profile),
    })),
    announceSaving: emit({ type: 'configuration.saved' as const, data: {} }),
    eraseStartup: assign(({ context }) => ({ startup: context.factory.configuration })),
    announceErasure: emit({ type: 'configuration.erased' as const, data: {} }),
    keepObject: assign(({ context }, { object }: { object: SystemObject }) => ({
      objects: withObjects(context.objects, [object]),
    })),
    dropObject: assign(({ context }, { key }: { key: string }) => ({
      objects: Object.fromEntries(
        Object.entries(context.objects).filter(([other]) => other !== key),
      ),
      queue: context.queue.filter((other) => other !== key),
    })),
    /** `fired` is the schedule whose time has come; empty when schedules have changed. */
    followSchedules: enqueueActions(({ context, enqueue }, { fired }: { fired: string }) => {
      const { objects, timers, now } = context
      const nowMs = now()
      const isDueNow = (key: string) => key !== fired && (timers[key] ?? Infinity) <= nowMs
      const dueNow = Object.entries(timers).filter(([key]) => isDueNow(key) && key in objects)
      const wanted = { ...nextRuns(objects, nowMs), ...Object.fromEntries(dueNow) }
      for (const key of Object.keys(timers))
        if (timers[key] !== wanted[key]) enqueue.cancel(timerId(key))
      for (const [key, dueMs] of Object.entries(wanted)) {
        if (timers[key] === dueMs) continue
        enqueue.raise({ type: 'schedule.due', key }, { id: timerId(key), delay: dueMs - nowMs })
      }
      enqueue.assign({ timers: wanted })
    }),
    keepMasterKey: assign((_, { key }: { key: MasterKey }) => ({ masterKey: key })),
    announceMasterKey: emit((_, { magic }: { magic: string }) => ({
      type: 'masterkey.generated' as const,
      data: { magic },
    })),
    dropMasterKey: enqueueActions(({ context, enqueue }) => {
      if (!context.masterKey) return
      enqueue.emit({ type: 'masterkey.deleted', data: { magic: context.masterKey.magic } })
      enqueue.assign(() => ({ masterKey: undefined }))
    }),
    start: assign(({ context }) => ({ running: context.startup })),
    goOfflineUntilTold: assign({ returnsOnline: false }),
    goOfflineForAWhile: assign({ returnsOnline: true }),
    restoreFactory: assign(({ context: { factory } }) => ({
      running: factory.configuration,
      startup: factory.configuration,
      objects: factory.objects,
      masterKey: undefined,
      backups: [],
      restores: [],
      nextBackupId: 1,
      nextRestoreId: 1,
      queue: [],
    })),
    announceReboot: emit((_, { reason }: { reason: string }) => ({
      type: 'appliance.rebooted' as const,
      data: { reason },
    })),
    announceHalt: emit({ type: 'appliance.halted' as const, data: {} }),
  },
})

/** The name of the timer of a schedule. */
const timerId = (key: string): string => `timer of ${key}`
