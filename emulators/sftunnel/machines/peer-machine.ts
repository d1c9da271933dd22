import { peer } from './peer-setup.ts'

const stopped = peer.createStateConfig({
  description: 'The process of this appliance does not run.',
  tags: ['resting'],
  on: {
    'record.changed': {
      actions: { type: 'noteRecord', params: ({ event: { record } }) => ({ record }) },
    },
    'process.started': {
      target: 'deciding',
      actions: { type: 'noteFault', params: ({ event }) => ({ fault: event.fault }) },
    },
  },
})

const deciding = peer.createStateConfig({
  description: 'What is known of the peer decides what is done first.',
  always: [
    { guard: 'hasBoth', target: 'up' },
    { guard: 'hasOne', target: 'partial' },
    { guard: 'hasFault', target: 'halted' },
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

const pending = peer.createStateConfig({
  description: 'The peer is to be registered and has to be met first.',
  initial: 'choosing',
  states: {
    choosing: {
      description: 'An end that knows where the other one is does not wait to be called.',
      always: [{ guard: 'mayDial', target: 'registering' }, { target: 'expecting' }],
    },
    expecting: {
      description: 'The peer is expected to call, or will be called again after a pause.',
      tags: ['resting'],
      after: { backOffTime: { guard: 'mayRetry', target: 'registering' } },
      on: { 'retry.due': { guard: 'mayDial', target: 'registering' } },
    },
    registering: {
      description: 'The peer is called and both ends prove that they know the registration key.',
      invoke: {
        src: 'register',
        input: ({ context: { record } }) => ({ record }),
        onDone: { target: 'expecting', actions: 'countFailure' },
      },
    },
  },
})

const waiting = peer.createStateConfig({
  description: 'There is no channel; the next attempt is due after a pause.',
  tags: ['resting'],
  after: { backOffTime: { guard: 'mayRetry', target: 'connecting' } },
  on: {
    'retry.due': { guard: 'mayDial', target: 'connecting' },
  },
})

const connecting = peer.createStateConfig({
  description: 'The channels that are missing are dialled.',
  always: { guard: 'hasBoth', target: 'up' },
  invoke: {
    src: 'connect',
    input: ({ context: { record } }) => ({ record }),
    onDone: [
      { guard: 'hasOne', target: 'partial', actions: 'countFailure' },
      { target: 'waiting', actions: 'countFailure' },
    ],
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

const losing = peer.createStateConfig({
  description: 'A channel has gone, and the next attempt has its pause.',
  always: [{ guard: 'hasOne', target: 'partial' }, { target: 'waiting' }],
})

const partial = peer.createStateConfig({
  description: 'One of the two channels stands.',
  tags: ['resting'],
  after: { backOffTime: { guard: 'mayRetry', target: 'connecting' } },
  on: { 'retry.due': { guard: 'mayDial', target: 'connecting' } },
})

const up = peer.createStateConfig({
  description: 'Both channels stand; certificates no longer matter.',
  tags: ['resting'],
  entry: ['forgetFailures', 'announceUp'],
})

/** One peer of an appliance and the two channels to it. No I/O. */
export const peerMachine = peer.createMachine({
  id: 'peer',
  description: 'The tunnel between an appliance and one peer.',
  context: ({ input }) => ({ ...input, failures: 0, channels: [], fault: undefined }),
  initial: 'stopped',
  states: { stopped, deciding, halted, pending, waiting, connecting, losing, partial, up },
  on: {
    'channel.opened': {
      target: '.deciding',
      actions: {
        type: 'noteOpened',
        params: ({ event: { channel, isDialler } }) => ({ channel, isDialler }),
      },
    },
    'channel.closed': {
      target: '.losing',
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
