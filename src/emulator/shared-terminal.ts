import type { Activity } from '../clock/activity.ts'
import { nextTurn } from '../clock/real-time.ts'
import type { Terminal } from '../console/index.ts'

/** A terminal at which a command line stands aside while a program that it has started has the keys. */
export interface SharedTerminal {
  /** For the command line. */
  readonly front: Terminal
  /**
   * For the program, once what the command line has written is on the screen. Keys come back to the command
   * line when the program closes its terminal.
   */
  readonly lend: () => Promise<LentTerminal>
}

/** A terminal that a program has for a while. */
export interface LentTerminal extends Terminal {
  /** Leaves to the command line what the program has not read; it comes there when the terminal is closed. */
  readonly handBack: (unread: Uint8Array) => void
}

/** Bytes that wait for their turn; what comes beyond is handed on at once. */
const WAITING_BYTES_MAX = 65_536
const CR = 0x0d
const LF = 0x0a

/**
 * Shares the terminal of a visitor. Pasted lines are handed on one in a turn, so that the line behind the one
 * that starts a program goes to that program.
 */
export function shareTerminal(terminal: Terminal, activity: Activity): SharedTerminal {
  const front = listeners()
  let holder = front
  const keys = lineByLine(activity, (bytes) => hear(holder, bytes))
  terminal.onInput(keys.feed)
  terminal.onResize(() => holder.resize.forEach((listen) => listen()))
  const end = () => keys.afterwards(() => holder.end.forEach((listen) => listen()))
  let hasEnded = false
  terminal.onEnd(() => {
    hasEnded = true
    end()
  })
  const over = (ears: Listeners, close: Terminal['close']): Terminal => ({
    pty: terminal.pty,
    columns: terminal.columns,
    rows: terminal.rows,
    write: terminal.write,
    onInput(listen) {
      ears.input.push(listen)
      for (const bytes of ears.early.splice(0)) listen(bytes)
    },
    onResize: (listen) => void ears.resize.push(listen),
    onEnd: (listen) => void ears.end.push(listen),
    close,
  })
  return {
    front: over(front, terminal.close),
    async lend() {
      const borrower = listeners()
      holder = borrower
      await activity.during('a terminal changes hands', nextTurn)
      let unread: Uint8Array = new Uint8Array(0)
      const close = () => {
        if (holder !== borrower) return
        holder = front
        keys.putBack(unread)
        if (hasEnded) end()
      }
      return { ...over(borrower, close), handBack: (bytes) => void (unread = bytes) }
    },
  }
}

interface Listeners {
  /** What was typed before anybody listened. */
  readonly early: Uint8Array[]
  readonly input: ((bytes: Uint8Array) => void)[]
  readonly resize: (() => void)[]
  readonly end: (() => void)[]
}

const listeners = (): Listeners => ({ early: [], input: [], resize: [], end: [] })

function hear({ input, early }: Listeners, bytes: Uint8Array): void {
  if (input.length === 0) early.push(bytes)
  for (const listen of input) listen(bytes)
}

interface LineByLine {
  readonly feed: (bytes: Uint8Array) => void
  /** Puts bytes in front of those that wait. */
  readonly putBack: (bytes: Uint8Array) => void
  /** Does something once nothing waits. */
  readonly afterwards: (act: () => void) => void
}

/** Hands bytes on a line at a time, the first at once and each further one in a turn of its own. */
function lineByLine(activity: Activity, handOn: (bytes: Uint8Array) => void): LineByLine {
  let waiting: Uint8Array[] = []
  let pumping: Promise<void> | undefined

  async function pump(): Promise<void> {
    for (let line = waiting.shift(); line; line = waiting.shift()) {
      handOn(line)
      await nextTurn()
    }
    pumping = undefined
  }

  function feed(bytes: Uint8Array): void {
    const lines = linesOf(bytes)
    if (!pumping && lines.length <= 1) return handOn(bytes)
    waiting.push(...lines)
    if (waiting.reduce((sum, { length }) => sum + length, 0) > WAITING_BYTES_MAX) {
      const all = Buffer.concat(waiting)
      waiting = []
      return handOn(all)
    }
    pumping ??= activity.during('typed lines', pump)
  }

  return {
    feed,
    putBack(bytes) {
      if (bytes.length === 0) return
      waiting.unshift(...linesOf(bytes))
      pumping ??= activity.during('typed lines', pump)
    },
    afterwards: (act) => void (pumping ? pumping.then(act) : act()),
  }
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let at = 0; at < bytes.length; at++) {
    const isEnd = bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)
    if (!isEnd) continue
    lines.push(bytes.subarray(start, at + 1))
    start = at + 1
  }
  if (start < bytes.length) lines.push(bytes.subarray(start))
  return lines
}
