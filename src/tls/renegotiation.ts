import { contentTypes } from './records.ts'
import { walkRecordHeaders } from './record-headers.ts'

/**
 * Counts the peer's attempts at a renegotiation before TLS 1.3, from its first encrypted record on: that
 * one is its Finished, and every further handshake record is an attempt (RFC 5246 section 7.4.1).
 */
export function watchRenegotiation(tried: (attempts: number) => void): (bytes: Buffer) => void {
  let handshakeRecords = 0
  return walkRecordHeaders((type) => {
    if (type === contentTypes.handshake && handshakeRecords++ > 0) tried(handshakeRecords - 1)
  })
}
