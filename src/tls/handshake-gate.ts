import type { Direction } from './direction.ts'
import { createRecordSplitter, type TlsRecord } from './records.ts'

/** Lets the peer's records through to OpenSSL one after the other, once they have been read. */
export interface HandshakeGate {
  readonly push: (bytes: Buffer) => void
  /** Goes on with a record that could not be read before. */
  readonly resume: () => void
  /** Lets nothing through any more. */
  readonly shut: () => void
}

/** What a gate works with. */
export interface GateParts {
  readonly direction: Direction
  readonly forward: (bytes: Buffer) => void
  /** Told of the bytes after the peer's handshake, which nobody reads here. */
  readonly beyond: (bytes: Buffer) => void
}

/** Puts a gate in front of OpenSSL; it opens for good with the end of the peer's handshake. */
export function createHandshakeGate({ direction, forward, beyond }: GateParts): HandshakeGate {
  const splitter = createRecordSplitter()
  let passed: Buffer[] = []
  let waiting: TlsRecord | undefined
  let state: 'reading' | 'open' | 'shut' = 'reading'
  let isBusy = false

  function letGo(): void {
    const bytes = passed.length === 1 ? passed[0]! : Buffer.concat(passed)
    passed = []
    if (bytes.length > 0 && state !== 'shut') forward(bytes)
  }

  /** False when there is nothing more to do at the moment. */
  function step(): boolean {
    const record = waiting ?? splitter.next()
    waiting = undefined
    if (record === 'incomplete') return false
    if (record === 'malformed') {
      // OpenSSL knows best what to answer to it.
      open()
      return false
    }
    if (direction.read(record)) passed.push(record.raw)
    else waiting = record
    if (direction.finished && state === 'reading') open()
    // OpenSSL learns the secret from what it is given now; without that, it comes with a later turn.
    if (waiting && passed.length > 0) letGo()
    else if (waiting) return false
    return state === 'reading'
  }

  function open(): void {
    state = 'open'
    const rest = splitter.rest()
    if (rest.length > 0) {
      beyond(rest)
      passed.push(rest)
    }
  }

  function resume(): void {
    if (isBusy || state !== 'reading') return
    isBusy = true
    while (step());
    letGo()
    isBusy = false
  }

  return {
    push(bytes) {
      if (state === 'shut') return
      if (state === 'open') {
        beyond(bytes)
        return forward(bytes)
      }
      splitter.push(bytes)
      resume()
    },
    resume,
    shut() {
      state = 'shut'
    },
  }
}
