/** What is sent: bytes at hand, or pieces as they come. */
export type TransferSource = Uint8Array | AsyncIterable<Uint8Array>

/** The source in pieces of at most `pieceBytes`; views, not copies. */
export async function* piecesOf(
  source: TransferSource,
  pieceBytes: number,
): AsyncGenerator<Buffer> {
  const parts = source instanceof Uint8Array ? [source] : source
  for await (const part of parts)
    for (let at = 0; at < part.length; at += pieceBytes)
      yield asBuffer(part.subarray(at, at + pieceBytes))
}

/** The same memory as a Buffer, which ssh2 insists on. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
