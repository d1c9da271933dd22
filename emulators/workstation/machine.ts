import { assign, emit, setup } from 'xstate'
import type { Emitted } from '../../src/emulator/index.ts'
import type { WorkstationProfile } from './vocabulary.ts'

const workstation = setup({
  types: {
    input: {} as { profile: WorkstationProfile },
    context: {} as { profile: WorkstationProfile },
    events: {} as { type: 'software.upgraded'; to: WorkstationProfile },
    emitted: {} as Emitted,
  },
  actions: {
    announceUpgrade: emit(({ context }, { profile }: { profile: WorkstationProfile }) => ({
      type: 'firmware.upgraded' as const,
      data: { from: context.profile.name, to: profile.name },
    })),
    install: assign((_, { profile }: { profile: WorkstationProfile }) => ({ profile })),
  },
})

/** Somebody's computer with one SSH client on it. No I/O. */
export const workstationMachine = workstation.createMachine({
  id: 'workstation',
  description: 'A computer from which people log in.',
  context: ({ input }) => ({ profile: input.profile }),
  initial: 'ready',
  states: {
    ready: {
      description: 'The SSH client can be started.',
      tags: ['resting'],
      on: {
        'software.upgraded': {
          actions: [
            { type: 'announceUpgrade', params: ({ event }) => ({ profile: event.to }) },
            { type: 'install', params: ({ event }) => ({ profile: event.to }) },
          ],
        },
      },
    },
  },
})
