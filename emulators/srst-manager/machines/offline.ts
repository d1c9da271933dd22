import { withJobs as srst } from './job-setup.ts'

/** What an administrator may do while the system is offline and nothing runs. */
const orders = srst.createStateConfig({
  on: {
    'backup.ordered': {
      target: '#srst-manager.offline.backingUp',
      actions: [
        'goOfflineUntilTold',
        { type: 'planBackup', params: ({ event }) => ({ categories: event.categories }) },
      ],
    },
    'restore.ordered': {
      target: '#srst-manager.offline.restoring',
      actions: [
        'goOfflineUntilTold',
        {
          type: 'planRestore',
          params: ({ event: { id, categories } }) => ({ id, categories }),
        },
      ],
    },
    'online.requested': '#srst-manager.online',
  },
}).on

const waiting = srst.createStateConfig({
  description: 'The system is offline and waits for an order.',
  tags: 'resting',
  always: { guard: 'hasQueuedBackup', target: 'backingUp', actions: 'planQueued' },
  on: orders,
})

const halted = srst.createStateConfig({
  description:
    'A restore met content that was tampered with; the system stays offline until the administrator acts.',
  tags: 'resting',
  on: orders,
})

const backingUp = srst.createStateConfig({
  description: 'The system is offline while a backup is made and sent to the server.',
  tags: 'busy',
  entry: 'announceJob',
  invoke: {
    id: 'job',
    src: 'job',
    input: ({ context }) => context.job!,
    onDone: [
      {
        guard: 'mayReturnOnline',
        target: '#srst-manager.online',
        actions: { type: 'recordReport', params: ({ event }) => ({ report: event.output }) },
      },
      {
        target: 'waiting',
        actions: { type: 'recordReport', params: ({ event }) => ({ report: event.output }) },
      },
    ],
  },
  on: { 'offline.requested': { actions: 'goOfflineUntilTold' } },
})

const restoring = srst.createStateConfig({
  description: 'The system is offline while a backup is fetched, verified and brought back.',
  tags: 'busy',
  entry: 'announceJob',
  invoke: {
    id: 'job',
    src: 'job',
    input: ({ context }) => context.job!,
    onDone: [
      {
        guard: { type: 'wasTampered', params: ({ event }) => ({ report: event.output }) },
        target: 'halted',
        actions: {
          type: 'recordReport',
          params: ({ event }) => ({ report: event.output }),
        },
      },
      {
        target: 'waiting',
        actions: [
          { type: 'recordReport', params: ({ event }) => ({ report: event.output }) },
          { type: 'adoptRestored', params: ({ event }) => ({ report: event.output }) },
          { type: 'followSchedules', params: { fired: '' } },
        ],
      },
    ],
  },
})

/** What a restart does to a backup or restore that runs. */
const interruption = srst.createStateConfig({
  on: {
    'reload.requested': {
      target: '#srst-manager.reloading',
      actions: ['recordInterruption', { type: 'announceReboot', params: { reason: 'reload' } }],
    },
    'shutdown.requested': { target: '#srst-manager.down', actions: 'recordInterruption' },
  },
}).on

/** The system while its services are stopped: the only time when it makes and restores backups. */
export const offline = srst.createStateConfig({
  description:
    'The system is offline: services are stopped so that it can be backed up or restored.',
  initial: 'waiting',
  states: {
    waiting,
    halted,
    backingUp: { ...backingUp, on: { ...backingUp.on, ...interruption } },
    restoring: { ...restoring, on: interruption },
  },
  on: {
    'reload.requested': {
      target: '#srst-manager.reloading',
      actions: { type: 'announceReboot', params: { reason: 'reload' } },
    },
    'shutdown.requested': '#srst-manager.down',
    'factory.restored': {
      target: '#srst-manager.reloading',
      actions: [
        'restoreFactory',
        'announceErasure',
        { type: 'followSchedules', params: { fired: '' } },
        { type: 'announceReboot', params: { reason: 'factory default' } },
      ],
    },
  },
})
