import { downloadDn, downloadSteps } from '../downloads/image-download.ts'
import { erred } from '../operations/operation-fsm.ts'
import { withDownloads } from './download-setup.ts'

/** What the interconnect does at the news of its firmware downloads, in every state. */
export const downloadReactions = withDownloads.createStateConfig({
  on: {
    'download.ordered': {
      actions: {
        type: 'startDownload',
        params: ({ event: { plan, password, user } }) => ({ plan, password, user }),
      },
    },
    'downloadStage.entered': {
      actions: [
        {
          type: 'recordDownloadStage',
          params: ({ event: { file, stage, attempt } }) => ({ file, stage, attempt }),
        },
        {
          type: 'moveDownload',
          params: ({ event: { file, stage, attempt } }) => ({
            file,
            change: (fsm, nowMs) => downloadSteps.entered(fsm, { stage, attempt, nowMs }),
          }),
        },
        {
          type: 'announceDownloadStage',
          params: ({ event: { file, stage, attempt } }) => ({ file, stage, attempt }),
        },
      ],
    },
    'downloadStage.failed': {
      actions: [
        {
          type: 'moveDownload',
          params: ({ event: { file, failure } }) => ({
            file,
            change: (fsm) => erred(fsm, failure.error),
          }),
        },
        {
          type: 'reportDownloadFailure',
          params: ({ event: { file, failure } }) => ({ file, failure }),
        },
      ],
    },
    'download.succeeded': {
      actions: [
        {
          type: 'moveDownload',
          params: ({ event }) => ({
            file: event.file,
            change: (_, nowMs) => downloadSteps.succeeded(nowMs),
          }),
        },
        { type: 'recordDownload', params: ({ event }) => ({ file: event.file, told: 'ended' }) },
        { type: 'easeAlarms', params: ({ event }) => ({ dn: downloadDn(event.file) }) },
      ],
    },
    'download.abandoned': {
      actions: [
        {
          type: 'moveDownload',
          params: ({ event: { file, error } }) => ({
            file,
            change: (fsm, nowMs) => downloadSteps.failed(fsm, error, nowMs),
          }),
        },
        {
          type: 'recordDownload',
          params: ({ event: { file, error } }) => ({ file, told: { failed: error } }),
        },
      ],
    },
  },
}).on
