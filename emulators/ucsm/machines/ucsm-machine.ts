import { backupDn, backupFaults } from '../alarms.ts'
import { backupSteps } from '../backup-fsm.ts'
import { erred } from '../operations/operation-fsm.ts'
import { backupEvents } from '../records/backup-events.ts'
import { auditsOf } from '../records/commit-audits.ts'
import { loginAudit, logoutAudit } from '../records/session-audits.ts'
import { downloadReactions } from './download-reactions.ts'
import { importReactions } from './import-reactions.ts'
import { scheduleReactions } from './schedule-reactions.ts'
import { interrupted } from './ucsm-setup.ts'
import { clusterReactions, powerReactions, rebooting } from './power-reactions.ts'
import { withPower as ucsm } from './power-setup.ts'

const operational = ucsm.createStateConfig({
  description: 'The management services run; both the CLI and backups work.',
  on: {
    ...powerReactions,
    'buffer.committed': {
      actions: [
        {
          type: 'recordAudits',
          params: ({ context, event: { edits, user } }) => ({
            audits: auditsOf(edits, context.objects, user),
          }),
        },
        { type: 'applyEdits', params: ({ event }) => ({ edits: event.edits }) },
        { type: 'forgetDeleted', params: ({ event }) => ({ edits: event.edits }) },
        { type: 'forgetDeletedImports', params: ({ event }) => ({ edits: event.edits }) },
        { type: 'keepSecrets', params: ({ event }) => ({ passwords: event.passwords }) },
        'followSchedules',
        { type: 'activateOrdered', params: ({ event }) => ({ edits: event.edits }) },
        { type: 'acknowledgeAlarms', params: ({ event }) => ({ edits: event.edits }) },
        {
          type: 'startBackups',
          params: ({ event: { edits, passwords, user } }) => ({ edits, passwords, user }),
        },
        {
          type: 'startImports',
          params: ({ event: { edits, passwords, user } }) => ({ edits, passwords, user }),
        },
      ],
    },
    'firmware.upgraded': {
      guard: { type: 'isKnownFirmware', params: ({ event }) => ({ to: event.to }) },
      target: 'activating',
      actions: [
        'pinAlarms',
        'interruptBackups',
        { type: 'interruptImports', params: { error: interrupted } },
        { type: 'interruptDownloads', params: { error: interrupted } },
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
  on: {
    'policy.due': {
      actions: { type: 'postponeRun', params: ({ event }) => ({ dn: event.dn }) },
    },
  },
  after: {
    activationTime: {
      target: 'operational',
      actions: { type: 'endInstallation', params: { status: 'success' } },
    },
  },
})

/** The fabric interconnect: its configuration, its backup operations and its faults. No I/O. */
export const ucsmMachine = ucsm.createMachine({
  id: 'ucsm',
  description: 'A fabric interconnect with UCS Manager.',
  context: ({ input: { firstAlarmId, firstRecordId, ...input } }) => ({
    ...input,
    factory: input.objects,
    fsms: {},
    imports: {},
    downloads: {},
    secrets: { policyPasswords: {} },
    isFips: true,
    schedules: {},
    waitingPolicies: [],
    alarms: [],
    nextAlarmId: firstAlarmId,
    events: [],
    audits: [],
    nextRecordId: firstRecordId,
  }),
  initial: 'operational',
  states: { operational, activating, rebooting },
  on: {
    ...importReactions,
    ...downloadReactions,
    ...scheduleReactions,
    ...clusterReactions,
    'stage.entered': {
      actions: [
        {
          type: 'recordEvents',
          params: ({ context, event: { host, stage, attempt } }) => ({
            events: backupEvents.stageBegun(host, {
              stage,
              attempt,
              left: context.fsms[host]?.stage,
            }),
          }),
        },
        {
          type: 'moveFsm',
          params: ({ event: { host, stage, attempt } }) => ({
            host,
            change: (fsm, nowMs) => backupSteps.entered(fsm, { stage, attempt, nowMs }),
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
          type: 'recordEvents',
          params: ({ event: { host, failure } }) => ({
            events: backupEvents.stageErred(host, failure),
          }),
        },
        {
          type: 'raiseAlarm',
          params: ({ event: { host, failure } }) => ({
            news: backupFaults.stageRemoteError(host, failure.stage),
          }),
        },
        {
          type: 'raiseAlarm',
          params: ({ event: { host, failure } }) => ({
            news: backupFaults.stageFailed(host, failure.stage, failure.retry),
          }),
        },
      ],
    },
    'backup.succeeded': {
      actions: [
        {
          type: 'moveFsm',
          params: ({ event }) => ({
            host: event.host,
            change: (_, nowMs) => backupSteps.succeeded(nowMs),
          }),
        },
        { type: 'disableBackup', params: ({ event }) => ({ host: event.host }) },
        {
          type: 'announceSuccess',
          params: ({ event: { host, bytes, sha256 } }) => ({ host, bytes, sha256 }),
        },
        {
          type: 'recordEvents',
          params: ({ event }) => ({ events: backupEvents.ended(event.host) }),
        },
        { type: 'easeAlarms', params: ({ event }) => ({ dn: backupDn(event.host) }) },
        'awaitNextExport',
        { type: 'runWaitingPolicy', params: ({ event }) => ({ host: event.host }) },
      ],
    },
    'backup.abandoned': {
      actions: [
        {
          type: 'moveFsm',
          params: ({ event: { host, error } }) => ({
            host,
            change: (fsm, nowMs) => backupSteps.failed(fsm, error, nowMs),
          }),
        },
        { type: 'disableBackup', params: ({ event }) => ({ host: event.host }) },
        {
          type: 'announceFailure',
          params: ({ event: { host, error } }) => ({ host, error }),
        },
        {
          type: 'recordEvents',
          params: ({ event: { host, error } }) => ({ events: backupEvents.failed(host, error) }),
        },
        {
          type: 'raiseAlarm',
          params: ({ event: { host, error } }) => ({ news: backupFaults.failed(host, error) }),
        },
        { type: 'runWaitingPolicy', params: ({ event }) => ({ host: event.host }) },
      ],
    },
    'visitor.came': {
      actions: {
        type: 'recordAudits',
        params: ({ event }) => ({ audits: [loginAudit(event.login)] }),
      },
    },
    'visitor.went': {
      actions: {
        type: 'recordAudits',
        params: ({ event }) => ({ audits: [logoutAudit(event.login)] }),
      },
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
