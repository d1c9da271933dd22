import { backupDn, fsmFailed, stageFailed, stageRemoteError } from '../alarms.ts'
import { entered, erred, failed, succeeded } from '../backup-fsm.ts'
import { ucsm } from './ucsm-setup.ts'

const operational = ucsm.createStateConfig({
  description: 'The management services run; both the CLI and backups work.',
  on: {
    'buffer.committed': {
      actions: [
        { type: 'applyEdits', params: ({ event }) => ({ edits: event.edits }) },
        'forgetDeleted',
        { type: 'acknowledgeAlarms', params: ({ event }) => ({ edits: event.edits }) },
        {
          type: 'startBackups',
          params: ({ event }) => ({ edits: event.edits, passwords: event.passwords }),
        },
      ],
    },
    'firmware.upgraded': {
      guard: { type: 'isKnownFirmware', params: ({ event }) => ({ to: event.to }) },
      target: 'activating',
      actions: [
        'pinAlarms',
        'interruptBackups',
        {
          type: 'install',
          params: ({ context, event }) => ({
            profile: context.profiles[event.to] ?? context.profile,
          }),
        },
      ],
    },
  },
})

const activating = ucsm.createStateConfig({
  description:
    'New firmware is being activated: the management services are down and every session has ended.',
  after: { activationTime: 'operational' },
})

/** The fabric interconnect: its configuration, its backup operations and its faults. No I/O. */
export const ucsmMachine = ucsm.createMachine({
  id: 'ucsm',
  description: 'A fabric interconnect with UCS Manager.',
  context: ({ input: { firstAlarmId, ...input } }) => ({
    ...input,
    fsms: {},
    alarms: [],
    nextAlarmId: firstAlarmId,
  }),
  initial: 'operational',
  states: { operational, activating },
  on: {
    'stage.entered': {
      actions: [
        {
          type: 'moveFsm',
          params: ({ event: { host, stage, attempt } }) => ({
            host,
            change: (fsm, nowMs) => entered(fsm, stage, attempt, nowMs),
          }),
        },
        {
          type: 'announceStage',
          params: ({ event: { host, stage, attempt } }) => ({ host, stage, attempt }),
        },
      ],
    },
    'stage.failed': {
      actions: [
        {
          type: 'moveFsm',
          params: ({ event: { host, failure } }) => ({
            host,
            change: (fsm) => erred(fsm, failure.error),
          }),
        },
        {
          type: 'announceStageFailure',
          params: ({ event: { host, failure } }) => ({ host, failure }),
        },
        {
          type: 'raiseAlarm',
          params: ({ event: { host, failure } }) => ({
            news: stageRemoteError(host, failure.stage),
          }),
        },
        {
          type: 'raiseAlarm',
          params: ({ event: { host, failure } }) => ({
            news: stageFailed(host, failure.stage, failure.retry),
          }),
        },
      ],
    },
    'backup.succeeded': {
      actions: [
        {
          type: 'moveFsm',
          params: ({ event }) => ({ host: event.host, change: (_, nowMs) => succeeded(nowMs) }),
        },
        { type: 'disableBackup', params: ({ event }) => ({ host: event.host }) },
        {
          type: 'announceSuccess',
          params: ({ event: { host, bytes, sha256 } }) => ({ host, bytes, sha256 }),
        },
        { type: 'easeAlarms', params: ({ event }) => ({ dn: backupDn(event.host) }) },
      ],
    },
    'backup.abandoned': {
      actions: [
        {
          type: 'moveFsm',
          params: ({ event: { host, error } }) => ({
            host,
            change: (fsm, nowMs) => failed(fsm, error, nowMs),
          }),
        },
        { type: 'disableBackup', params: ({ event }) => ({ host: event.host }) },
        {
          type: 'announceFailure',
          params: ({ event: { host, error } }) => ({ host, error }),
        },
        {
          type: 'raiseAlarm',
          params: ({ event: { host, error } }) => ({ news: fsmFailed(host, error) }),
        },
      ],
    },
    'condition.arose': {
      actions: { type: 'raiseAlarm', params: ({ event }) => ({ news: event.news }) },
    },
    'condition.ended': {
      actions: { type: 'easeAlarms', params: ({ event: { dn, code } }) => ({ dn, code }) },
    },
    'alarm.settled': {
      actions: { type: 'settleAlarm', params: ({ event }) => ({ id: event.id }) },
    },
    'alarm.expired': {
      actions: { type: 'forgetAlarm', params: ({ event }) => ({ id: event.id }) },
    },
  },
})
