import type { Clock } from '../clock/lab-clock.ts'
import { createInbox } from './inbox.ts'
import type { TftpLimits } from './limits.ts'
import { encodePacket, type TftpPacket } from './packet.ts'
import type { TftpPort } from './tftp-port.ts'

/** Packets sent and awaited in turn between the two ports of one transfer. */
export interface Conversation {
  /**
   * Sends a packet until an answer comes that `accept` takes; the packet goes out again when `timeoutMs`
   * pass, and when `repeat` says so of an answer.
   */
  readonly ask: <Value>(packet: TftpPacket, how: Asking<Value>) => Promise<Asked<Value>>
  readonly tell: (packet: TftpPacket) => void
  /** Sends the last packet, and sends it again for `timeoutMs` should the peer have missed it, then closes. */
  readonly tellLast: (packet: TftpPacket, how: { timeoutMs: number }) => void
  readonly close: () => void
}

/** What an answer must be. */
export interface Asking<Value> {
  readonly timeoutMs: number
  readonly accept: (answer: TftpPacket) => Value | undefined
  readonly repeat?: (answer: TftpPacket) => boolean
}

/** An answer, the peer's ERROR, or none at all. */
export type Asked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: { readonly code: number; readonly text: string } }
  | { readonly ok: false; readonly error: undefined }

/** What a conversation is made with. */
export interface ConversationPlan {
  readonly port: TftpPort
  readonly clock: Clock
  readonly limits: TftpLimits
  /** Where the first packet goes. */
  readonly to: number
  /** The peer answers from another port than `to`, which is its port from then on (RFC 1350, 4). */
  readonly moves: boolean
}

const UNKNOWN_TRANSFER_ID = 5

/** Begins a conversation. */
export function createConversation(plan: ConversationPlan): Conversation {
  const { port, clock, limits, to, moves } = plan
  const inbox = createInbox({
    port,
    clock,
    to,
    moves,
    packetsWaitingMax: limits.packetsWaitingMax,
    onStranger(from) {
      const error = { op: 'error', code: UNKNOWN_TRANSFER_ID, text: 'Unknown transfer ID' } as const
      port.send(from, encodePacket(error))
    },
  })

  function tell(packet: TftpPacket): void {
    if (!inbox.isClosed()) port.send(inbox.peer(), encodePacket(packet))
  }

  async function ask<Value>(packet: TftpPacket, how: Asking<Value>): Promise<Asked<Value>> {
    for (let sendings = 0; sendings < limits.sendingsMax && !inbox.isClosed(); sendings++) {
      tell(packet)
      const answer = await awaitAnswer(how, () => tell(packet))
      if (answer) return answer
    }
    return { ok: false, error: undefined }
  }

  async function awaitAnswer<Value>(
    { timeoutMs, accept, repeat }: Asking<Value>,
    again: () => void,
  ): Promise<Asked<Value> | undefined> {
    const untilMs = clock.now() + timeoutMs
    for (;;) {
      const answer = await inbox.next(untilMs)
      if (!answer) return undefined
      if (answer.op === 'error') return { ok: false, error: answer }
      const value = accept(answer)
      if (value !== undefined) return { ok: true, value }
      if (repeat?.(answer)) again()
    }
  }

  function close(): void {
    if (inbox.isClosed()) return
    inbox.close()
    port.close()
  }

  return {
    ask,
    tell,
    tellLast(packet, { timeoutMs }) {
      tell(packet)
      inbox.each(({ op }) => op === 'data' && tell(packet))
      clock.setTimeout(close, timeoutMs)
    },
    close,
  }
}
