import { importSteps } from '../imports/import-fsm.ts'
import { importEdits } from '../imports/import-edits.ts'
import { importDn } from '../imports/import-objects.ts'
import { erred } from '../operations/operation-fsm.ts'
import { auditsOf } from '../records/commit-audits.ts'
import { importEvents } from '../records/import-events.ts'
import { withSchedules } from './schedule-setup.ts'

/** What the interconnect does at the news of its import operations, in every state. */
export const importReactions = withSchedules.createStateConfig({
  on: {
    'importStage.entered': {
      actions: [
        {
          type: 'recordEvents',
          params: ({ context, event: { host, stage, attempt } }) => ({
            events: importEvents.stageBegun(host, {
              stage,
              attempt,
              left: context.imports[host]?.stage,
            }),
          }),
        },
        {
          type: 'moveImport',
          params: ({ event: { host, stage, attempt } }) => ({
            host,
            change: (fsm, nowMs) => importSteps.entered(fsm, { stage, attempt, nowMs }),
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
            change: (fsm) => erred(fsm, failure.error),
          }),
        },
        {
          type: 'recordEvents',
          params: ({ event: { host, failure } }) => ({
            events: importEvents.stageErred(host, failure),
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
        { type: 'forgetDeleted', params: { edits: [] } },
        { type: 'forgetDeletedImports', params: { edits: [] } },
        'followSchedules',
      ],
    },
    'import.succeeded': {
      actions: [
        {
          type: 'moveImport',
          params: ({ event }) => ({
            host: event.host,
            change: (_, nowMs) => importSteps.succeeded(nowMs),
          }),
        },
        { type: 'endImport', params: ({ event }) => ({ host: event.host }) },
        {
          type: 'recordEvents',
          params: ({ event }) => ({ events: importEvents.ended(event.host) }),
        },
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
            change: (fsm, nowMs) => importSteps.failed(fsm, error, nowMs),
          }),
        },
        { type: 'endImport', params: ({ event }) => ({ host: event.host }) },
        {
          type: 'recordEvents',
          params: ({ event: { host, error } }) => ({ events: importEvents.failed(host, error) }),
        },
        {
          type: 'reportImportEnd',
          params: ({ event: { host, error } }) => ({ host, error }),
        },
      ],
    },
  },
}).on
