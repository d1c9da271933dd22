const CR = 13
const LF = 10
const NUL = 0

/** Bytes as netascii has them: a line ends in CR LF, and a CR by itself is CR NUL (RFC 764, RFC 1350). */
export function toNetascii(bytes: Uint8Array): Buffer {
  const out: number[] = []
  for (const byte of bytes) {
    if (byte === LF) out.push(CR)
    out.push(byte)
    if (byte === CR) out.push(NUL)
  }
  return Buffer.from(out)
}

/** Turns netascii back into bytes, block for block; a CR at the end of a block waits for the next. */
export function createNetasciiReader(): (block: Uint8Array) => Buffer {
  let afterCr = false
  return (block) => {
    const out: number[] = []
    for (const byte of block) {
      if (afterCr && byte === NUL) out.push(CR)
      else if (byte !== CR) out.push(byte)
      afterCr = byte === CR
    }
    return Buffer.from(out)
  }
}
