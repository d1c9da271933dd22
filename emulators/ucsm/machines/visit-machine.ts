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
  readonly appliance: AnyActorRef
}

export interface VisitContext extends VisitInput {
  readonly edits: readonly Edit[]
  readonly passwords: Passwords
}

const visit = setup({
  types: {
    input: {} as VisitInput,
    context: {} as VisitContext,
    events: {} as VisitEvent,
    emitted: {} as Emitted,
  },
  guards: { hasEdits: ({ context }) => context.edits.length > 0 },
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
  description: 'Changes gather in the transaction buffer; a commit hands them over at once.',
  on: {
    'edit.made': { actions: { type: 'remember', params: ({ event }) => ({ edit: event.edit }) } },
    'password.typed': {
      actions: {
        type: 'rememberPassword',
        params: ({ event: { host, password } }) => ({ host, password }),
      },
    },
    'buffer.discarded': { guard: 'hasEdits', actions: ['announceDiscard', 'forgetAll'] },
    'commit.requested': { guard: 'hasEdits', actions: ['hand', 'forgetAll'] },
    'visitor.left': 'over',
  },
})

/** The configuration session of one visitor. No I/O. */
export const visitMachine = visit.createMachine({
  id: 'visit',
  description: 'One login to the command line.',
  context: ({ input }) => ({ ...input, edits: [], passwords: {} }),
  initial: 'editing',
  states: {
    editing,
    over: { type: 'final', description: 'The visitor has left; what was not committed is gone.' },
  },
})
