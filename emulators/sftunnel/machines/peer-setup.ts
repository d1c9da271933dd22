import { assign, emit, enqueueActions, fromPromise, setup } from 'xstate'
import { notProvided, type Emitted } from '../../../src/emulator/index.ts'
import type { Channel, PeerRecord } from '../vocabulary.ts'

/** What happens between an appliance and one peer. */
export type PeerEvent =
  /** `fault` is why OpenSSL does not load the files for this peer. */
  | { readonly type: 'process.started'; readonly fault?: string }
  | { readonly type: 'process.stopped' }
  | { readonly type: 'record.changed'; readonly record: PeerRecord; readonly fault?: string }
  | { readonly type: 'registration.refused'; readonly reason: string }
  | { readonly type: 'channel.opened'; readonly channel: Channel; readonly isDialler: boolean }
  | { readonly type: 'channel.closed'; readonly channel: Channel; readonly reason: string }
  /** A retry whose pause no longer grows; it comes from a timer that may skip what changes nothing. */
  | { readonly type: 'retry.due' }

/** What a relation to a peer is made of. */
export interface PeerInput {
  readonly record: PeerRecord
  /** Dials at once when the process starts; the other end waits for its first back-off. */
  readonly dialsFirst: boolean
  /** Pauses between attempts in milliseconds; the last one repeats. */
  readonly backOffMs: readonly number[]
}

/** What is known of a peer between two events. */
export interface PeerContext extends PeerInput {
  /** Attempts that came to nothing since the tunnel was last up. */
  readonly failures: number
  readonly channels: readonly Channel[]
  readonly fault: string | undefined
}

/** The words of the chart of a peer: its actors, guards, delays and actions. */
export const peer = setup({
  types: {
    input: {} as PeerInput,
    context: {} as PeerContext,
    events: {} as PeerEvent,
    emitted: {} as Emitted,
  },
  actors: {
    /** Dials the channels that are missing; true when both are there afterwards. */
    connect: fromPromise<boolean, { record: PeerRecord }>(notProvided('connect')),
    /** Registers with the peer by dialling it; what it comes to arrives as an event. */
    register: fromPromise<boolean, { record: PeerRecord }>(notProvided('register')),
  },
  delays: {
    backOffTime: ({ context }) => pauseMs(context),
  },
  guards: {
    isPending: ({ context }) => context.record.registration === 'pending',
    hasFault: ({ context }) => context.fault !== undefined,
    hasBoth: ({ context }) => context.channels.length === 2,
    hasOne: ({ context }) => context.channels.length > 0,
    dialsFirst: ({ context }) => context.dialsFirst && hasHost(context),
    completes: ({ context }, { record }: { record: PeerRecord }) =>
      context.record.registration === 'pending' && record.registration === 'completed',
    mayDial: ({ context }) => hasHost(context),
    mayRegister: ({ context }) => context.record.registration === 'pending' && hasHost(context),
    isSteady: ({ context }) => isSteady(context),
  },
  actions: {
    noteFault: assign((_, { fault }: { fault: string | undefined }) => ({ fault })),
    noteRecord: assign((_, { record }: { record: PeerRecord }) => ({ record })),
    takeRecord: assign(
      (_, { record, fault }: { record: PeerRecord; fault: string | undefined }) => ({
        record,
        fault,
        failures: 0,
      }),
    ),
    countFailure: assign(({ context }) => ({ failures: context.failures + 1 })),
    forgetFailures: assign({ failures: 0 }),
    noteOpened: enqueueActions(
      ({ context, enqueue }, opened: { channel: Channel; isDialler: boolean }) => {
        const others = context.channels.filter((channel) => channel !== opened.channel)
        enqueue.assign({ channels: [...others, opened.channel] })
        const { name } = context.record
        enqueue.emit({ type: 'tunnel.channel-opened', data: { peer: name, ...opened } })
      },
    ),
    noteClosed: enqueueActions(
      ({ context, enqueue }, closed: { channel: Channel; reason: string }) => {
        if (!context.channels.includes(closed.channel)) return
        const channels = context.channels.filter((channel) => channel !== closed.channel)
        const { name } = context.record
        enqueue.assign({ channels })
        enqueue.emit({ type: 'tunnel.channel-closed', data: { peer: name, ...closed } })
        if (channels.length === 0)
          enqueue.emit({ type: 'tunnel.down', data: { peer: name, reason: closed.reason } })
      },
    ),
    announceUp: emit(({ context }) => ({
      type: 'tunnel.up' as const,
      data: { peer: context.record.name },
    })),
    announceHalt: emit(({ context }) => ({
      type: 'tunnel.halted' as const,
      data: { peer: context.record.name, reason: context.fault ?? '' },
    })),
    announceCompletion: emit((_, { record }: { record: PeerRecord }) => ({
      type: 'registration.completed' as const,
      data: { peer: record.name, uuid: record.uuid },
    })),
    announceRefusal: emit(({ context }, { reason }: { reason: string }) => ({
      type: 'registration.refused' as const,
      data: { peer: context.record.name, reason },
    })),
  },
})

/** The pause before the next attempt, in milliseconds. */
export function pauseMs({ backOffMs, failures }: PeerContext): number {
  return backOffMs[Math.min(failures, backOffMs.length - 1)] ?? 0
}

/** The pause after an attempt that is about to count as one more failure, in milliseconds. */
export function nextPauseMs(context: PeerContext): number {
  return pauseMs({ ...context, failures: context.failures + 1 })
}

/** Whether pauses no longer grow, so that attempts are a matter of a recurring timer. */
export function isSteady({ backOffMs, failures }: PeerContext): boolean {
  return failures >= backOffMs.length
}

function hasHost({ record }: PeerContext): boolean {
  return record.host !== undefined
}
