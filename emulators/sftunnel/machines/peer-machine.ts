import { peer } from './peer-setup.ts'

const stopped = peer.createStateConfig({
  description: 'The process of this appliance does not run.',
  tags: ['resting'],
  on: {
    'process.started': {
      target: 'deciding',
      actions: { type: 'noteFault', params: ({ event }) => ({ fault: event.fault }) },
    },
    'record.changed': {
      actions: { type: 'noteRecord', params: ({ event: { record } }) => ({ record }) },
    },
  },
})

const deciding = peer.createStateConfig({
  description: 'What is known of the peer decides what is done first.',
  always: [
    { guard: 'hasBoth', target: 'up' },
    { guard: 'hasOne', target: 'partial' },
    { guard: 'hasFault', target: 'halted' },
    { guard: 'mayRegister', target: 'registering' },
    { guard: 'isPending', target: 'pending' },
    { guard: 'dialsFirst', target: 'connecting' },
    { target: 'waiting' },
  ],
})

const halted = peer.createStateConfig({
  description:
    'OpenSSL does not load the files for this peer, so that it is neither dialled nor answered.',
  tags: ['resting'],
  entry: 'announceHalt',
})

/** A pause before the next attempt; one that no longer grows is a matter of a timer that recurs. */
function pauseBefore(target: '#peer.registering' | '#peer.connecting') {
  return {
    initial: 'choosing',
    states: {
      choosing: peer.createStateConfig({
        description: 'The failures so far decide how long the pause is.',
        always: [{ guard: 'isSteady', target: 'steady' }, { target: 'growing' }],
      }),
      growing: peer.createStateConfig({
        description: 'Each pause is longer than the one before.',
        tags: ['resting'],
        after: { backOffTime: { guard: 'mayDial', target } },
      }),
      steady: peer.createStateConfig({
        description: 'All pauses are alike from now on.',
        tags: ['resting'],
        on: { 'retry.due': { guard: 'mayDial', target } },
      }),
    },
  } as const
}

const pending = peer.createStateConfig({
  description: 'The peer is to be registered; it may call, or is called after a pause.',
  ...pauseBefore('#peer.registering'),
})

const registering = peer.createStateConfig({
  description: 'The peer is called and both ends prove that they know the registration key.',
  invoke: {
    src: 'register',
    input: ({ context: { record } }) => ({ record }),
    onDone: { target: 'pending', actions: 'countFailure' },
  },
})

const waiting = peer.createStateConfig({
  description: 'There is no channel; the peer may come, or is dialled after a pause.',
  ...pauseBefore('#peer.connecting'),
})

const connecting = peer.createStateConfig({
  description: 'The channels that are missing are dialled.',
  always: { guard: 'hasBoth', target: 'up' },
  invoke: {
    src: 'connect',
    input: ({ context: { record } }) => ({ record }),
    onDone: { target: 'failing', actions: 'countFailure' },
  },
  on: {
    'channel.opened': {
      actions: {
        type: 'noteOpened',
        params: ({ event: { channel, isDialler } }) => ({ channel, isDialler }),
      },
    },
    'channel.closed': {
      actions: {
        type: 'noteClosed',
        params: ({ event: { channel, reason } }) => ({ channel, reason }),
      },
    },
  },
})

const failing = peer.createStateConfig({
  description: 'A channel has gone or did not come, and the next attempt has its pause.',
  always: [{ guard: 'hasOne', target: 'partial' }, { target: 'waiting' }],
})

const partial = peer.createStateConfig({
  description: 'One of the two channels stands; the other is dialled after a pause.',
  ...pauseBefore('#peer.connecting'),
})

const up = peer.createStateConfig({
  description: 'Both channels stand; certificates no longer matter.',
  tags: ['resting'],
  entry: ['forgetFailures', 'announceUp'],
  on: {
    'record.changed': {
      actions: { type: 'noteRecord', params: ({ event: { record } }) => ({ record }) },
    },
  },
})

/** One peer of an appliance and the two channels to it. No I/O. */
export const peerMachine = peer.createMachine({
  id: 'peer',
  description: 'The tunnel between an appliance and one peer.',
  context: ({ input }) => ({ ...input, failures: 0, channels: [], fault: undefined }),
  initial: 'stopped',
  states: {
    stopped,
    deciding,
    halted,
    pending,
    registering,
    waiting,
    connecting,
    failing,
    partial,
    up,
  },
  on: {
    'channel.opened': {
      target: '.deciding',
      actions: {
        type: 'noteOpened',
        params: ({ event: { channel, isDialler } }) => ({ channel, isDialler }),
      },
    },
    'channel.closed': {
      target: '.failing',
      actions: {
        type: 'noteClosed',
        params: ({ event: { channel, reason } }) => ({ channel, reason }),
      },
    },
    'record.changed': [
      {
        guard: { type: 'completes', params: ({ event: { record } }) => ({ record }) },
        target: '.deciding',
        actions: [
          { type: 'announceCompletion', params: ({ event: { record } }) => ({ record }) },
          {
            type: 'takeRecord',
            params: ({ event: { record, fault } }) => ({ record, fault }),
          },
        ],
      },
      {
        target: '.deciding',
        actions: {
          type: 'takeRecord',
          params: ({ event: { record, fault } }) => ({ record, fault }),
        },
      },
    ],
    'process.stopped': { target: '.stopped', actions: 'forgetFailures' },
    'registration.refused': {
      actions: { type: 'announceRefusal', params: ({ event: { reason } }) => ({ reason }) },
    },
  },
})
