import { createByteQueue, type ByteQueue } from '../../console/byte-queue.ts'
import { createKeyReader, type KeyReader } from '../../console/key-reader.ts'
import type { Typist } from '../../console/keyboard.ts'
import type { Terminal } from '../../console/index.ts'
import type { RawTypist } from '../command.ts'

/** The keys of a visitor, given to a line, an editor or a pager; between them they are kept. */
export interface Keyboard {
  /** Gives keys to a typist until it has enough. */
  readonly attend: (typist: Typist) => void
  /** Gives bytes to a typist until it has enough, or there are no more. */
  readonly attendRaw: (typist: RawTypist) => Promise<void>
  /**
   * Calls `interrupted` at a Ctrl-C while nobody attends; without it the Ctrl-C is kept for what comes next. The
   * returned function ends it. `suspended` is called at a Ctrl-Z.
   */
  readonly guard: (interrupted?: () => void, suspended?: () => void) => () => void
  /** Takes what was typed and nobody has read. */
  readonly takeUnread: () => Uint8Array
  /** From now on there are no keys. */
  readonly disconnect: () => void
}

const CTRL_C = 0x03
const CTRL_Z = 0x1a

/** Who is told of keys that end or stop a program. */
interface Guard {
  readonly interrupted: (() => void) | undefined
  readonly suspended: (() => void) | undefined
}

/** Listens to a terminal. */
export function createKeyboard(
  { pty, onInput, onEnd, onResize }: Terminal,
  { typeAheadBytesMax }: { readonly typeAheadBytesMax: number },
): Keyboard {
  const typing = createTyping()
  const guards: Guard[] = []

  function checkSignals(): void {
    if (!pty || typing.isAttended()) return
    const { interrupted, suspended } = guards.at(-1) ?? {}
    if (interrupted && typing.takeThrough(CTRL_C)) interrupted()
    if (suspended && typing.takeThrough(CTRL_Z)) suspended()
  }

  onInput((bytes) => {
    typing.push(bytes, typing.isAttended() ? Number.POSITIVE_INFINITY : typeAheadBytesMax)
    checkSignals()
  })
  onEnd(typing.end)
  onResize(typing.resized)

  return {
    attend: typing.attend,
    attendRaw: typing.attendRaw,
    takeUnread: typing.takeUnread,
    disconnect: () => {
      typing.forget()
      typing.end()
    },
    guard: (interrupted, suspended) => {
      const guard = { interrupted, suspended }
      guards.push(guard)
      checkSignals()
      return () => void guards.splice(guards.lastIndexOf(guard), 1)
    },
  }
}

/** What has been typed, and who takes it. */
function createTyping() {
  const queue = createByteQueue()
  const reader = createKeyReader(queue)
  let typist: Typist | undefined
  let raw: { readonly typist: RawTypist; readonly done: () => void } | undefined
  let ended = false

  function pump(): void {
    if (raw) return pumpRaw()
    for (let key = typist && reader.next(); typist && key; key = typist && reader.next())
      if (typist.press(key)) typist = undefined
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
    if (ended) leaveRaw()
  }

  function leaveRaw(): void {
    const leaving = raw
    raw = undefined
    leaving?.done()
  }

  return {
    isAttended: () => typist !== undefined || raw !== undefined,
    push: (bytes: Uint8Array, bytesMax: number) => {
      const room = ended ? 0 : bytesMax - queue.size()
      if (room > 0) queue.push(bytes.subarray(0, Math.min(room, bytes.length)))
      pump()
    },
    attend: (next: Typist) => {
      typist = next
      pump()
    },
    attendRaw: (next: RawTypist) =>
      new Promise<void>((resolve) => {
        raw = { typist: next, done: resolve }
        void next.over?.then(() => raw?.typist === next && leaveRaw())
        pump()
      }),
    resized: () => raw?.typist.resized(),
    /** Drops what was typed up to such a key, if there was one. */
    takeThrough: (byte: number) => {
      const found = queue.dropThrough(byte)
      if (found) reader.reset()
      return found
    },
    takeUnread: () => takeUnread(queue, reader),
    forget: queue.clear,
    end: () => {
      ended = true
      pump()
    },
  }
}

function takeUnread(queue: ByteQueue, { finishReturn }: KeyReader): Uint8Array {
  finishReturn()
  const taken: Uint8Array[] = []
  for (let bytes = queue.peek(); bytes; bytes = queue.peek()) {
    taken.push(bytes)
    queue.skip(bytes.length)
  }
  return Buffer.concat(taken)
}
