import { digestOf } from '../../../src/emulator/index.ts'
import type { Frame } from '../frames/frame.ts'
import type { FrameLink } from '../frames/frame-link.ts'
import { messageIn, numberIn, textIn } from '../frames/message.ts'
import { FILE_BYTES_MAX } from './file-push.ts'

/** Writes a file that a peer has sent; false when it may not be there. */
export type WriteFile = (path: string, bytes: Uint8Array) => boolean

/** A file on its way from a peer. */
interface Arriving {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly chunks: Uint8Array[]
  received: number
}

/** Takes the frames of files that a peer writes here. */
export interface FileReceipt {
  /** False when the frame belongs to no file. */
  readonly take: (link: FrameLink, frame: Frame) => boolean
}

/** Files that a peer may be writing at the same time. */
const ARRIVING_MAX = 4

/** Makes the receiving end of file pushes; a file is written when it is whole and its digest is right. */
export function createFileReceipt(write: WriteFile): FileReceipt {
  const arrivals = new WeakMap<FrameLink, Map<number, Arriving>>()

  function begin(arriving: Map<number, Arriving>, frame: Frame): void {
    const facts = messageIn(frame) ?? {}
    const bytes = numberIn(facts, 'bytes') ?? -1
    const path = textIn(facts, 'path')
    const isWelcome = path !== undefined && bytes >= 0 && bytes <= FILE_BYTES_MAX
    if (!isWelcome || arriving.size >= ARRIVING_MAX) return
    const sha256 = textIn(facts, 'sha256') ?? ''
    arriving.set(frame.exchange, { path, bytes, sha256, chunks: [], received: 0 })
  }

  function add(arriving: Map<number, Arriving>, { exchange, payload }: Frame): void {
    const file = arriving.get(exchange)
    if (!file) return
    file.received += payload.length
    if (file.received > file.bytes) arriving.delete(exchange)
    else file.chunks.push(payload)
  }

  function finish(link: FrameLink, { exchange }: Frame): void {
    const file = arrivals.get(link)?.get(exchange)
    arrivals.get(link)?.delete(exchange)
    const whole = file && Buffer.concat(file.chunks)
    const isWhole = whole?.length === file?.bytes && whole && digestOf(whole) === file.sha256
    const isWritten = Boolean(file && isWhole && write(file.path, whole))
    link.say('answer', { isWritten }, { service: 'FSTREAM service', exchange })
  }

  return {
    take(link, frame) {
      const arriving = arrivals.get(link) ?? new Map<number, Arriving>()
      if (frame.kind === 'file-begin') {
        arrivals.set(link, arriving)
        begin(arriving, frame)
      } else if (frame.kind === 'file-chunk') add(arriving, frame)
      else if (frame.kind === 'file-end') finish(link, frame)
      else return false
      return true
    },
  }
}
