/** Bytes as a PEM block with lines of 64 characters (RFC 7468 section 2). */
export function pemOf(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

const BLOCK = /^-----BEGIN ([^-\n]+)-----\s*\n([A-Za-z0-9+/=\s]*?)^-----END \1-----\s*$/gm

/** One block of a PEM file. */
export interface PemBlock {
  readonly label: string
  readonly bytes: Buffer
}

/** The whole blocks of a file, in order; text around them and blocks without an end are passed over. */
export function pemBlocks(text: string): PemBlock[] {
  return [...text.matchAll(BLOCK)].map(([, label, body]) => ({
    label: label!,
    bytes: Buffer.from(body!, 'base64'),
  }))
}

/** How many blocks begin in a file, whether they are whole or not. */
export function pemBeginnings(text: string): number {
  return text.match(/^-----BEGIN [^-\n]+-----/gm)?.length ?? 0
}
