import type { Activity } from '../clock/activity.ts'
import type { DatagramPeer } from '../emulator/datagrams.ts'

/**
 * Counts the datagrams that one port of the lab has sent to another until they are received, so that the
 * lab knows when none is on its way any more.
 */
export interface DatagramCount {
  readonly open: (name: string) => Reception
}

/** What is on its way to one port. */
export interface Reception {
  /** A datagram is sent from a port of this machine that stands for one of the lab; the returned function takes it back. */
  readonly expect: (sender: DatagramPeer, labSender: DatagramPeer) => () => void
  /** The port of the lab that has sent the datagram just received; undefined for a sender outside. */
  readonly received: (sender: DatagramPeer) => DatagramPeer | undefined
  readonly close: () => void
}

/** Datagrams on their way from one sender. */
interface Expected {
  readonly labSender: DatagramPeer
  count: number
}

/** Makes the count of one lab. */
export function createDatagramCount(activity: Activity): DatagramCount {
  return {
    open(name) {
      const expected = new Map<string, Expected>()
      const watch = activity.watch(() => (expected.size > 0 ? `datagrams to ${name}` : undefined))

      function arrived(key: string): DatagramPeer | undefined {
        watch.touch()
        const from = expected.get(key)
        if (from && --from.count === 0) expected.delete(key)
        return from?.labSender
      }

      return {
        expect(sender, labSender) {
          const key = keyOf(sender)
          const from = expected.get(key) ?? { labSender, count: 0 }
          from.count++
          expected.set(key, from)
          watch.touch()
          return () => void arrived(key)
        },
        received: (sender) => arrived(keyOf(sender)),
        close() {
          expected.clear()
          watch.touch()
          watch.stop()
        },
      }
    },
  }
}

function keyOf({ host, port }: DatagramPeer): string {
  return `${host}:${port}`
}
