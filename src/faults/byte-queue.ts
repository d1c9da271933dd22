/** Bytes in the order they came, taken out by count and not by chunk. */
export interface ByteQueue {
  readonly size: () => number
  readonly push: (bytes: Buffer) => void
  /** The oldest `count` bytes, or all when there are fewer. */
  readonly take: (count: number) => Buffer[]
}

/** Makes an empty queue; no bytes are copied. */
export function createByteQueue(): ByteQueue {
  const chunks: Buffer[] = []
  let size = 0
  return {
    size: () => size,
    push(bytes) {
      chunks.push(bytes)
      size += bytes.length
    },
    take(count) {
      const taken: Buffer[] = []
      let left = Math.min(count, size)
      size -= left
      while (left > 0) {
        const first = chunks.shift()
        if (!first) break
        if (first.length > left) chunks.unshift(first.subarray(left))
        taken.push(first.subarray(0, left))
        left -= Math.min(left, first.length)
      }
      return taken
    },
  }
}
