import { withJobs as srst } from './job-setup.ts'
import { offline } from './offline.ts'

/** The turns of the clock that start schedules. */
const scheduleReactions = srst.createStateConfig({
  on: {
    'schedule.due': [
      {
        guard: { type: 'isKron', params: ({ event }) => ({ key: event.key }) },
        actions: [
          { type: 'beginSchedule', params: ({ event }) => ({ key: event.key }) },
          { type: 'runKron', params: ({ event }) => ({ key: event.key }) },
          { type: 'followSchedules', params: ({ event }) => ({ fired: event.key }) },
        ],
      },
      {
        guard: 'hasRoom',
        actions: [
          { type: 'beginSchedule', params: ({ event }) => ({ key: event.key }) },
          { type: 'queueBackup', params: ({ event }) => ({ key: event.key }) },
          { type: 'followSchedules', params: ({ event }) => ({ fired: event.key }) },
        ],
      },
      {
        actions: [
          { type: 'beginSchedule', params: ({ event }) => ({ key: event.key }) },
          {
            type: 'closeSchedule',
            params: ({ event }) => ({ key: event.key, result: 'Queue full' }),
          },
          { type: 'followSchedules', params: ({ event }) => ({ fired: event.key }) },
        ],
      },
    ],
    'kron.ended': {
      actions: {
        type: 'closeSchedule',
        params: ({ event: { key, result } }) => ({ key, result }),
      },
    },
  },
}).on

const online = srst.createStateConfig({
  description:
    'The system is online: the management interfaces work, and nothing can be backed up.',
  always: {
    guard: 'hasQueuedBackup',
    target: 'offline.backingUp',
    actions: ['goOfflineForAWhile', 'planQueued'],
  },
  on: {
    'offline.requested': { target: 'offline', actions: 'goOfflineUntilTold' },
    'reload.requested': {
      target: 'reloading',
      actions: { type: 'announceReboot', params: { reason: 'reload' } },
    },
    'shutdown.requested': 'down',
  },
})

const reloading = srst.createStateConfig({
  description: 'The system starts anew: its door is shut and every session has ended.',
  entry: 'start',
  on: {
    'schedule.due': {
      actions: { type: 'followSchedules', params: ({ event }) => ({ fired: event.key }) },
    },
  },
  after: { bootTime: 'online' },
})

const down = srst.createStateConfig({
  description: 'The system has been shut down and waits until somebody switches it on.',
  tags: 'resting',
  entry: 'announceHalt',
  on: {
    'power.restored': 'reloading',
    'schedule.due': {
      actions: { type: 'followSchedules', params: ({ event }) => ({ fired: event.key }) },
    },
  },
})

/** An SRST Manager: its configuration, its backups and restores, and its schedules. No I/O. */
export const srstMachine = srst.createMachine({
  id: 'srst-manager',
  description: 'A machine with Cisco Unified SRST Manager.',
  context: ({ input: { configuration, objects, ...input } }) => ({
    ...input,
    running: configuration,
    startup: configuration,
    objects,
    factory: { configuration, objects },
    masterKey: undefined,
    backups: [],
    restores: [],
    nextBackupId: 1,
    nextRestoreId: 1,
    jobSchedule: undefined,
    returnsOnline: false,
    queue: [],
    timers: {},
  }),
  initial: 'online',
  states: { online, offline, reloading, down },
  on: {
    ...scheduleReactions,
    'configuration.edited': {
      actions: { type: 'applyEdits', params: ({ event }) => ({ edits: event.edits }) },
    },
    'configuration.loaded': {
      actions: {
        type: 'load',
        params: ({ event: { into, configuration } }) => ({ into, configuration }),
      },
    },
    'configuration.saved': { actions: ['save', 'announceSaving'] },
    'configuration.erased': { actions: ['eraseStartup', 'announceErasure'] },
    'object.kept': {
      actions: [
        { type: 'keepObject', params: ({ event }) => ({ object: event.object }) },
        { type: 'followSchedules', params: { fired: '' } },
      ],
    },
    'object.dropped': {
      actions: [
        { type: 'dropObject', params: ({ event }) => ({ key: event.key }) },
        { type: 'followSchedules', params: { fired: '' } },
      ],
    },
    'masterKey.generated': {
      actions: [
        { type: 'keepMasterKey', params: ({ event }) => ({ key: event.key }) },
        { type: 'announceMasterKey', params: ({ event }) => ({ magic: event.key.magic }) },
      ],
    },
    'masterKey.deleted': { actions: 'dropMasterKey' },
  },
})
