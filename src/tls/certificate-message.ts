import { readBytes } from './byte-reader.ts'
import { TLS13 } from './versions.ts'

/**
 * The certificates of a Certificate message in DER, leaf first; `undefined` when it is none. TLS 1.3 puts
 * a request context before the list and extensions after each entry (RFC 8446 section 4.4.2).
 */
export function readCertificates(body: Buffer, version: number): Buffer[] | undefined {
  const message = readBytes(body)
  if (version >= TLS13) message.vector(1)
  const list = readBytes(message.vector(3))
  const certificates: Buffer[] = []
  while (list.left > 0 && !list.short) {
    certificates.push(list.vector(3))
    if (version >= TLS13) list.vector(2)
  }
  return message.short || list.short || message.left > 0 ? undefined : certificates
}
