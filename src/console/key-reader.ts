import type { ByteQueue } from './byte-queue.ts'
import { createEscapeSequence } from './escape-sequence.ts'
import { CONTROL_KEYS, type Key, type KeyName } from './keys.ts'

/** Turns bytes into keys, one at a time, so that what is typed ahead stays bytes. */
export interface KeyReader {
  /** The next key; `undefined` when more bytes are needed. */
  readonly next: () => Key | undefined
  /** Takes the line feed that belongs to a carriage return, if that was the last key. */
  readonly finishReturn: () => void
  /** Forgets a sequence that has been begun. */
  readonly reset: () => void
}

const NUL = 0x00
const CTRL_C = 0x03
const LF = 0x0a
const CR = 0x0d
const CTRL_V = 0x16
const ESC = 0x1b
const DELETE = 0x7f
const QUESTION_MARK = 0x3f
/** Not for the line: C1 controls, marks that reorder text, and what stands for undecodable bytes. */
const UNWANTED = /[\u0080-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]/gu

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Makes a reader of UTF-8 text, control characters and the escape sequences of common terminals. */
export function createKeyReader(queue: ByteQueue): KeyReader {
  const escape = createEscapeSequence()
  let quoting = false
  let afterReturn = false

  function next(): Key | undefined {
    for (let bytes = queue.peek(); bytes; bytes = queue.peek()) {
      if (!escape.open() && isText(bytes[0]!)) {
        const text = takeText(bytes)
        if (text === undefined) return undefined
        if (text !== '') return { name: 'text', text }
        continue
      }
      queue.skip(1)
      const key = keyOf(bytes[0]!)
      if (key) return key
    }
    return undefined
  }

  /** A run of characters; `undefined` when the first is cut off and its rest has not arrived. */
  function takeText(bytes: Uint8Array): string | undefined {
    afterReturn = false
    quoting = false
    let end = 1
    while (end < bytes.length && isText(bytes[end]!)) end++
    const cutOff = end === bytes.length ? unfinishedBytes(bytes) : 0
    if (cutOff === end) return queue.join() ? '' : undefined
    queue.skip(end - cutOff)
    return decoder.decode(bytes.subarray(0, end - cutOff)).replace(UNWANTED, '')
  }

  function keyOf(byte: number): Key | undefined {
    const breaksOff = byte === CTRL_C || byte === CR || byte === LF
    if (breaksOff) reset()
    if (escape.open()) return named(escape.take(byte))
    if (!quoting) return control(byte)
    quoting = false
    return byte === QUESTION_MARK ? { name: 'text', text: '?' } : undefined
  }

  function control(byte: number): Key | undefined {
    if (byte === NUL) return undefined
    const endsReturn = byte === LF && afterReturn
    afterReturn = byte === CR
    if (byte === CR || (byte === LF && !endsReturn)) return { name: 'enter' }
    if (byte === ESC) escape.begin()
    quoting = byte === CTRL_V
    return named(CONTROL_KEYS[byte])
  }

  function reset(): void {
    escape.drop()
    quoting = false
  }

  function finishReturn(): void {
    if (afterReturn && queue.peek()?.[0] === LF) queue.skip(1)
    afterReturn = false
  }

  return { next, finishReturn, reset }
}

function named(name: KeyName | undefined): Key | undefined {
  return name && { name }
}

function isText(byte: number): boolean {
  return byte >= 0x20 && byte !== DELETE && byte !== QUESTION_MARK
}

/** Bytes at the end that begin a character without finishing it; at most three. */
function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes.at(-back)!
    if (byte >= 0xc0) return back < utf8Length(byte) ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

function utf8Length(leading: number): number {
  if (leading >= 0xf0) return 4
  return leading >= 0xe0 ? 3 : 2
}
