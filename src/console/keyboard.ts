import { createByteQueue } from './byte-queue.ts'
import { createKeyReader } from './key-reader.ts'
import type { Key } from './keys.ts'
import type { Terminal } from './terminal.ts'

/** Someone who wants keys: a line being read, or a pager. */
export interface Typist {
  /** Takes a key; true when no more are wanted. */
  readonly press: (key: Key) => boolean
  /** All keys so far have been taken. */
  readonly rest: () => void
  /** No key will come any more. */
  readonly gone: () => void
}

/** The keys of a visitor, given to one typist at a time; between typists they are kept. */
export interface Keyboard {
  readonly attend: (typist: Typist) => void
  /** Puts text back in front of what has not been taken. */
  readonly putBack: (text: string) => void
  /** Calls `interrupted` at a Ctrl-C while nobody attends; drops what was typed before it. */
  readonly guard: (interrupted: () => void) => void
  readonly unguard: () => void
  /** Someone waits for keys, and there are none. */
  readonly resting: () => boolean
  /** From now on there are no keys. */
  readonly disconnect: () => void
}

const CTRL_C = 0x03

/** Listens to a terminal. `typed` is called whenever the visitor does something. */
export function createKeyboard(
  { pty, onInput, onEnd }: Terminal,
  { typeAheadBytesMax, typed }: { typeAheadBytesMax: number; typed: () => void },
): Keyboard {
  const queue = createByteQueue()
  const reader = createKeyReader(queue)
  let typist: Typist | undefined
  let interrupted: (() => void) | undefined
  let ended = false

  function pump(): void {
    while (typist) {
      const key = reader.next()
      if (!key) break
      if (typist.press(key)) typist = undefined
    }
    if (!typist) return
    if (!ended) return typist.rest()
    const leaving = typist
    typist = undefined
    leaving.gone()
  }

  function checkInterrupt(): void {
    if (!pty || !interrupted || typist || !queue.dropThrough(CTRL_C)) return
    reader.reset()
    interrupted()
  }

  onInput((bytes) => {
    if (ended) return
    typed()
    const taken = typist || (interrupted && bytes.includes(CTRL_C))
    const room = taken ? bytes.length : typeAheadBytesMax - queue.size()
    if (room > 0) queue.push(bytes.subarray(0, room))
    if (typist) pump()
    checkInterrupt()
  })
  onEnd(() => {
    ended = true
    pump()
  })

  return {
    attend: (next) => {
      typist = next
      pump()
    },
    putBack: (text) => queue.putBack(Buffer.from(text)),
    guard: (call) => {
      interrupted = call
      checkInterrupt()
    },
    unguard: () => {
      interrupted = undefined
    },
    resting: () => typist !== undefined,
    disconnect: () => {
      ended = true
      queue.clear()
      pump()
    },
  }
}
