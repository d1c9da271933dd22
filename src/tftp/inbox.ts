import type { Clock } from '../clock/lab-clock.ts'
import { decodePacket, type TftpPacket } from './packet.ts'
import type { TftpPort } from './tftp-port.ts'

/** The packets that have come from the other port of a transfer. */
export interface Inbox {
  /** The peer's port. */
  readonly peer: () => number
  /** The next packet; undefined when none comes until then, or the inbox is closed. */
  readonly next: (untilMs: number) => Promise<TftpPacket | undefined>
  /** Takes out whatever comes from now on. */
  readonly each: (take: (packet: TftpPacket) => void) => void
  readonly isClosed: () => boolean
  readonly close: () => void
}

/** What an inbox is made with. */
export interface InboxPlan {
  readonly port: TftpPort
  readonly clock: Clock
  readonly packetsWaitingMax: number
  readonly to: number
  /** The peer answers from another port than `to`, which is its port from then on (RFC 1350, 4). */
  readonly moves: boolean
  /** Told of packets that come from a port which has no part in the transfer. */
  readonly onStranger: (port: number) => void
}

/** Makes the inbox of one transfer; what is no packet of TFTP is left out. */
export function createInbox(plan: InboxPlan): Inbox {
  const { port, clock, packetsWaitingMax, onStranger } = plan
  const waiting: TftpPacket[] = []
  let peer = plan.to
  let { moves } = plan
  let closed = false
  let wake = () => {}

  port.onDatagram((datagram, from) => {
    if (!moves && from !== peer) return onStranger(from)
    const packet = decodePacket(datagram)
    if (!packet || waiting.length >= packetsWaitingMax) return
    moves = false
    peer = from
    waiting.push(packet)
    wake()
  })

  return {
    peer: () => peer,
    async next(untilMs) {
      if (waiting.length === 0 && !closed) {
        const woken = new Promise<void>((resolve) => (wake = resolve))
        const timer = clock.setTimeout(() => wake(), Math.max(0, untilMs - clock.now()))
        await woken
        clock.clearTimeout(timer)
      }
      return waiting.shift()
    },
    each(take) {
      wake = () => waiting.splice(0).forEach(take)
      wake()
    },
    isClosed: () => closed,
    close() {
      closed = true
      wake()
    },
  }
}
