import { assign, emit, setup } from 'xstate'
import type { Emitted } from '../../../src/emulator/index.ts'
import type { StopReason } from '../vocabulary.ts'

/** What happens to the process. */
export type ProcessEvent =
  | { readonly type: 'process.started'; readonly pid: number; readonly startedMs: number }
  | { readonly type: 'process.stopped'; readonly why: StopReason }

/** What is known of the process that runs. */
export interface ProcessContext {
  readonly pid: number
  readonly startedMs: number
}

const sftunnel = setup({
  types: {
    context: {} as ProcessContext,
    events: {} as ProcessEvent,
    emitted: {} as Emitted,
  },
  actions: {
    note: assign((_, process: ProcessContext) => process),
    announceStart: emit((_, { pid }: { pid: number }) => ({
      type: 'sftunnel.started' as const,
      data: { pid },
    })),
    announceStop: emit((_, { why }: { why: StopReason }) => ({
      type: 'sftunnel.stopped' as const,
      data: { reason: why },
    })),
  },
})

const stopped = sftunnel.createStateConfig({
  description: 'The process does not run; nobody listens on port 8305 and nobody dials.',
  tags: ['resting'],
  on: {
    'process.started': {
      target: 'running',
      actions: [
        {
          type: 'note',
          params: ({ event: { pid, startedMs } }) => ({ pid, startedMs }),
        },
        { type: 'announceStart', params: ({ event: { pid } }) => ({ pid }) },
      ],
    },
  },
})

const running = sftunnel.createStateConfig({
  description: 'The process holds the files that it read when it was started.',
  tags: ['resting'],
  on: {
    'process.stopped': {
      target: 'stopped',
      actions: { type: 'announceStop', params: ({ event: { why } }) => ({ why }) },
    },
  },
})

/** The sftunnel process of one appliance. No I/O. */
export const sftunnelMachine = sftunnel.createMachine({
  id: 'sftunnel',
  description: 'The process that keeps the tunnels of an appliance.',
  context: { pid: 0, startedMs: 0 },
  initial: 'stopped',
  states: { stopped, running },
})
