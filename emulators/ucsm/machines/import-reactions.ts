import { importEntered, importHasFailed, importHasSucceeded } from '../imports/import-fsm.ts'
import { importEdits } from '../imports/import-edits.ts'
import { importDn } from '../imports/import-objects.ts'
import { auditsOf } from '../records/commit-audits.ts'
import { withSchedules } from './schedule-setup.ts'

/** What the interconnect does at the news of its import operations, in every state. */
export const importReactions = withSchedules.createStateConfig({
  on: {
    'importStage.entered': {
      actions: [
        {
          type: 'moveImport',
          params: ({ event: { host, stage, attempt } }) => ({
            host,
            change: (fsm, nowMs) => importEntered(fsm, stage, attempt, nowMs),
          }),
        },
        {
          type: 'announceImportStage',
          params: ({ event: { host, stage, attempt } }) => ({ host, stage, attempt }),
        },
      ],
    },
    'importStage.failed': {
      actions: [
        {
          type: 'moveImport',
          params: ({ event: { host, failure } }) => ({
            host,
            change: (fsm) => ({ ...fsm, error: failure.error }),
          }),
        },
        {
          type: 'reportImportFailure',
          params: ({ event: { host, failure } }) => ({ host, failure }),
        },
      ],
    },
    'configuration.imported': {
      actions: [
        {
          type: 'recordAudits',
          params: ({ context, event: { action, objects } }) => ({
            audits: auditsOf(
              importEdits(context.objects, objects, action),
              context.objects,
              'internal',
            ),
          }),
        },
        {
          type: 'applyEdits',
          params: ({ context, event: { action, objects } }) => ({
            edits: importEdits(context.objects, objects, action),
          }),
        },
        'forgetDeleted',
        'forgetDeletedImports',
        'followSchedules',
      ],
    },
    'import.succeeded': {
      actions: [
        {
          type: 'moveImport',
          params: ({ event }) => ({
            host: event.host,
            change: (_, nowMs) => importHasSucceeded(nowMs),
          }),
        },
        { type: 'endImport', params: ({ event }) => ({ host: event.host }) },
        {
          type: 'reportImported',
          params: ({ event: { host, objects } }) => ({ host, objects }),
        },
        { type: 'easeAlarms', params: ({ event }) => ({ dn: importDn(event.host) }) },
      ],
    },
    'import.abandoned': {
      actions: [
        {
          type: 'moveImport',
          params: ({ event: { host, error } }) => ({
            host,
            change: (fsm, nowMs) => importHasFailed(fsm, error, nowMs),
          }),
        },
        { type: 'endImport', params: ({ event }) => ({ host: event.host }) },
        {
          type: 'reportImportEnd',
          params: ({ event: { host, error } }) => ({ host, error }),
        },
      ],
    },
  },
}).on
