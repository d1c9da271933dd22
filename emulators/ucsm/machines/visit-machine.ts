import { assign, emit, sendTo, setup, type AnyActorRef } from 'xstate'
import type { Emitted } from '../../../src/emulator/index.ts'
import { dnOf, type Edit } from '../managed-objects.ts'
import type { Passwords, UcsmEvent } from '../vocabulary.ts'

/** What a visitor does to the transaction buffer. */
export type VisitEvent =
  | { type: 'edit.made'; edit: Edit }
  | { type: 'password.typed'; host: string; password: string }
  | { type: 'buffer.discarded' }
  | { type: 'commit.requested' }
  | { type: 'visitor.left' }

export interface VisitInput {
  readonly user: string
  readonly commitMs: number
  readonly appliance: AnyActorRef
}

export interface VisitContext extends VisitInput {
  readonly edits: readonly Edit[]
  readonly passwords: Passwords
  readonly hasLeft: boolean
}

const visit = setup({
  types: {
    input: {} as VisitInput,
    context: {} as VisitContext,
    events: {} as VisitEvent,
    emitted: {} as Emitted,
  },
  delays: { commitTime: ({ context }) => context.commitMs },
  guards: {
    hasEdits: ({ context }) => context.edits.length > 0,
    hasLeft: ({ context }) => context.hasLeft,
  },
  actions: {
    remember: assign(({ context }, { edit }: { edit: Edit }) => ({
      edits: [...context.edits, edit],
    })),
    rememberPassword: assign(
      ({ context }, { host, password }: { host: string; password: string }) => ({
        passwords: { ...context.passwords, [host]: password },
      }),
    ),
    forgetAll: assign({ edits: [], passwords: {} }),
    noteLeaving: assign({ hasLeft: true }),
    hand: sendTo(
      ({ context }) => context.appliance,
      ({ context: { edits, passwords, user } }): UcsmEvent => ({
        type: 'buffer.committed',
        edits,
        passwords,
        user,
      }),
    ),
    announceDiscard: emit(({ context }) => ({
      type: 'configuration.discarded' as const,
      data: { changes: context.edits.map((edit) => `${edit.verb} ${dnOf(edit)}`) },
    })),
  },
})

const editing = visit.createStateConfig({
  description: 'The prompt is there; changes gather in the transaction buffer.',
  on: {
    'edit.made': { actions: { type: 'remember', params: ({ event }) => ({ edit: event.edit }) } },
    'password.typed': {
      actions: {
        type: 'rememberPassword',
        params: ({ event: { host, password } }) => ({ host, password }),
      },
    },
    'buffer.discarded': { guard: 'hasEdits', actions: ['announceDiscard', 'forgetAll'] },
    'commit.requested': { guard: 'hasEdits', target: 'committing' },
    'visitor.left': 'over',
  },
})

const committing = visit.createStateConfig({
  description:
    'The buffer is being committed; the CLI answers nothing until it is done, which it is also without its visitor.',
  on: { 'visitor.left': { actions: 'noteLeaving' } },
  after: {
    commitTime: [
      { guard: 'hasLeft', target: 'over', actions: ['hand', 'forgetAll'] },
      { target: 'editing', actions: ['hand', 'forgetAll'] },
    ],
  },
})

/** The configuration session of one visitor. No I/O. */
export const visitMachine = visit.createMachine({
  id: 'visit',
  description: 'One login to the command line.',
  context: ({ input }) => ({ ...input, edits: [], passwords: {}, hasLeft: false }),
  initial: 'editing',
  states: {
    editing,
    committing,
    over: { type: 'final', description: 'The visitor has left; what was not committed is gone.' },
  },
})
