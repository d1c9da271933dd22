import type { Surroundings } from '../../../src/emulator/index.ts'
import type { Frame } from './frame.ts'
import type { FrameLink } from './frame-link.ts'

/** The frames of a connection, taken one by one. */
export interface Inbox {
  /** The next frame; undefined when the connection ends or so many milliseconds of lab time pass before. */
  readonly next: (withinMs: number) => Promise<Frame | undefined>
  /** Hands what is waiting and all that comes to somebody else. */
  readonly handOver: (receive: (frame: Frame) => void) => void
}

/** Frames that nobody has taken yet; a peer that sends more before it is asked is cut off. */
const WAITING_MAX = 16

/** Takes over the frames of a connection; those that came before are `first`. */
export function openInbox(
  link: FrameLink,
  clock: Surroundings['clock'],
  first: readonly Frame[] = [],
): Inbox {
  const waiting = [...first]
  let deliver: ((frame: Frame) => void) | undefined
  link.hear((frame) => {
    if (deliver) deliver(frame)
    else if (waiting.push(frame) > WAITING_MAX) link.end()
  })
  return {
    handOver(receive) {
      link.hear(receive)
      for (const frame of waiting.splice(0)) receive(frame)
    },
    next(withinMs) {
      const ready = waiting.shift()
      if (ready) return Promise.resolve(ready)
      return new Promise((resolve) => {
        const settle = (frame?: Frame) => {
          clock.clearTimeout(timer)
          deliver = undefined
          resolve(frame)
        }
        const timer = clock.setTimeout(settle, withinMs)
        deliver = settle
        void link.over.then(() => deliver === settle && settle())
      })
    },
  }
}
