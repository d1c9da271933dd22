import { HEADER_BYTES, readHeader, type Frame, type FrameFault } from './frame.ts'

/** Takes the bytes of a channel as they come and gives its frames. */
export interface FrameReader {
  /** The frames that these bytes complete; after a fault there are no more. */
  readonly take: (bytes: Uint8Array) => { readonly frames: Frame[]; readonly fault?: FrameFault }
}

/** Makes the reader of one channel. It keeps at most one frame that is not complete yet. */
export function createFrameReader(): FrameReader {
  let kept = Buffer.alloc(0)
  let fault: FrameFault | undefined

  /** The first frame of what is kept; undefined until it is whole. */
  function next(): Frame | undefined {
    if (fault || kept.length < HEADER_BYTES) return undefined
    const reading = readHeader(kept)
    if (!reading.ok) {
      fault = reading.fault
      return undefined
    }
    const end = HEADER_BYTES + reading.payloadBytes
    if (kept.length < end) return undefined
    const payload = Uint8Array.from(kept.subarray(HEADER_BYTES, end))
    kept = kept.subarray(end)
    return { ...reading.header, payload }
  }

  return {
    take(bytes) {
      const frames: Frame[] = []
      if (!fault) kept = kept.length === 0 ? Buffer.from(bytes) : Buffer.concat([kept, bytes])
      for (let frame = next(); frame; frame = next()) frames.push(frame)
      return { frames, ...(fault && { fault }) }
    },
  }
}
