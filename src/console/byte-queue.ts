/** Bytes that have arrived and have not been read. */
export interface ByteQueue {
  readonly size: () => number
  readonly push: (bytes: Uint8Array) => void
  /** Puts bytes in front of the others. */
  readonly putBack: (bytes: Uint8Array) => void
  /** The next bytes, as far as they lie together. */
  readonly peek: () => Uint8Array | undefined
  readonly skip: (count: number) => void
  /** Lays the next bytes together with those behind them; false when there are none behind. */
  readonly join: () => boolean
  /** Drops everything up to the last such byte; false when there is none. */
  readonly dropThrough: (byte: number) => boolean
  readonly clear: () => void
}

/** Makes an empty queue. */
export function createByteQueue(): ByteQueue {
  let chunks: Uint8Array[] = []
  let head = 0
  let size = 0

  function skip(count: number): void {
    const rest = chunks[head]!.subarray(count)
    size -= count
    if (rest.length > 0) chunks[head] = rest
    else head++
    if (head === chunks.length) clear()
  }

  function clear(): void {
    chunks = []
    head = 0
    size = 0
  }

  return {
    size: () => size,
    push: (bytes) => {
      if (bytes.length === 0) return
      chunks.push(bytes)
      size += bytes.length
    },
    putBack: (bytes) => {
      if (bytes.length === 0) return
      chunks = [bytes, ...chunks.slice(head)]
      head = 0
      size += bytes.length
    },
    peek: () => chunks[head],
    skip,
    join: () => {
      if (head + 1 >= chunks.length) return false
      chunks[head + 1] = Buffer.concat([chunks[head]!, chunks[head + 1]!])
      head++
      return true
    },
    dropThrough: (byte) => {
      const last = chunks.findLastIndex((chunk, index) => index >= head && chunk.includes(byte))
      if (last < 0) return false
      const kept = chunks.slice(last)
      kept[0] = kept[0]!.subarray(kept[0]!.lastIndexOf(byte) + 1)
      chunks = kept.filter(({ length }) => length > 0)
      head = 0
      size = chunks.reduce((sum, { length }) => sum + length, 0)
      return true
    },
    clear,
  }
}
