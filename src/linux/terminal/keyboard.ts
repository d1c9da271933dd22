import { createByteQueue } from '../../console/byte-queue.ts'
import { createKeyReader } from '../../console/key-reader.ts'
import type { Typist } from '../../console/keyboard.ts'
import type { Terminal } from '../../console/index.ts'
import type { RawTypist } from '../command.ts'

/** The keys of a visitor, given to a line, an editor or a pager; between them they are kept. */
export interface Keyboard {
  /** Gives keys to a typist until it has enough. */
  readonly attend: (typist: Typist) => void
  /** Gives bytes to a typist until it has enough, or there are no more. */
  readonly attendRaw: (typist: RawTypist) => Promise<void>
  /** Calls `interrupted` at a Ctrl-C while nobody attends; the returned function ends it. */
  readonly guard: (interrupted: () => void) => () => void
  /** No key will come any more. */
  readonly ended: () => boolean
  /** From now on there are no keys. */
  readonly disconnect: () => void
}

const CTRL_C = 0x03

/** Listens to a terminal. */
export function createKeyboard(
  { pty, onInput, onEnd, onResize }: Terminal,
  { typeAheadBytesMax }: { readonly typeAheadBytesMax: number },
): Keyboard {
  const queue = createByteQueue()
  const reader = createKeyReader(queue)
  const guards: (() => void)[] = []
  let typist: Typist | undefined
  let raw: { readonly typist: RawTypist; readonly done: () => void } | undefined
  let ended = false

  function pump(): void {
    if (raw) return pumpRaw()
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

  function pumpRaw(): void {
    for (let bytes = queue.peek(); raw && bytes; bytes = queue.peek()) {
      const used = raw.typist.press(bytes)
      queue.skip(used ?? bytes.length)
      if (used !== undefined) leaveRaw()
    }
    if (raw && ended) leaveRaw()
  }

  function leaveRaw(): void {
    const leaving = raw
    raw = undefined
    leaving?.done()
  }

  function checkInterrupt(): void {
    const interrupted = guards.at(-1)
    if (!pty || !interrupted || typist || raw || !queue.dropThrough(CTRL_C)) return
    reader.reset()
    interrupted()
  }

  onInput((bytes) => {
    if (ended) return
    const room = typist || raw ? bytes.length : typeAheadBytesMax - queue.size()
    if (room > 0) queue.push(bytes.subarray(0, room))
    pump()
    checkInterrupt()
  })
  onEnd(() => {
    ended = true
    pump()
  })
  onResize(() => raw?.typist.resized())

  return {
    attend: (next) => {
      typist = next
      pump()
    },
    attendRaw: (next) =>
      new Promise((resolve) => {
        raw = { typist: next, done: resolve }
        pump()
      }),
    guard: (interrupted) => {
      guards.push(interrupted)
      checkInterrupt()
      return () => void guards.splice(guards.indexOf(interrupted), 1)
    },
    ended: () => ended,
    disconnect: () => {
      ended = true
      queue.clear()
      pump()
    },
  }
}
