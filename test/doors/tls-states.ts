import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Certificate } from '../../src/pki/index.ts'
import type { TlsCredentials } from '../../src/tls/index.ts'
import { authority, credentialsOf, expired, leaf, notYetValid } from '../rooms/tls/certificates.ts'

/** The files that one end of a tunnel runs on. */
export interface EndFiles {
  readonly trusted: Certificate
  readonly credentials: TlsCredentials
}

/** A state of renewal that a pair of appliances may be in, and what comes of it. */
export interface TunnelState {
  readonly title: string
  /** The server. */
  readonly fmc: EndFiles
  /** The client. */
  readonly ftd: EndFiles
  /** Which side finds the fault, with OpenSSL's number and depth, and the alert it sends. */
  readonly fault: {
    readonly by: 'client' | 'server'
    readonly error: number
    readonly depth: number
    readonly alert: number
  }
}

const files = (issuer: ReturnType<typeof authority>, ...leafChange: [object?]): EndFiles => ({
  trusted: issuer.certificate,
  credentials: credentialsOf(leaf('an end', { issuer, ...leafChange[0] })),
})

const old = authority()
const renewed = authority({ generation: 2 })
const expiredCa = authority(expired)
const early = authority(notYetValid)
const otherFmc = authority({ rows: [['CN', 'another FMC']] })
const weak = authority({ generation: 2 })

/** The states of the facts about sftunnel, section 1.4, that a handshake can reach. */
export const tunnelStates: readonly TunnelState[] = [
  {
    title: 'everything has expired',
    fmc: files(expiredCa, expired),
    ftd: files(expiredCa, expired),
    fault: { by: 'client', error: 10, depth: 1, alert: 45 },
  },
  {
    title: 'the authority has expired and the leaves are valid',
    fmc: files(expiredCa),
    ftd: files(expiredCa),
    fault: { by: 'client', error: 10, depth: 1, alert: 45 },
  },
  {
    title: 'the FMC is renewed and the FTD has another valid authority of that name',
    fmc: files(renewed),
    ftd: files(old),
    fault: { by: 'client', error: 7, depth: 0, alert: 51 },
  },
  {
    title: 'the FMC is renewed and the FTD has the expired authority',
    fmc: files(renewed),
    ftd: files(expiredCa, expired),
    fault: { by: 'client', error: 10, depth: 1, alert: 45 },
  },
  {
    title: 'the FTD got the new authority only',
    fmc: files(renewed),
    ftd: { ...files(old), trusted: renewed.certificate },
    fault: { by: 'server', error: 7, depth: 0, alert: 51 },
  },
  {
    title: 'the FTD got a new leaf and kept the expired authority',
    fmc: files(renewed),
    ftd: { ...files(renewed), trusted: expiredCa.certificate },
    fault: { by: 'client', error: 10, depth: 1, alert: 45 },
  },
  {
    title: 'the FTD is renewed and the FMC still runs on the old files',
    fmc: files(old),
    ftd: files(renewed),
    fault: { by: 'client', error: 7, depth: 0, alert: 51 },
  },
  {
    title: 'a clock stands before the authority is valid',
    fmc: files(early, notYetValid),
    ftd: files(early, notYetValid),
    fault: { by: 'client', error: 9, depth: 1, alert: 42 },
  },
  {
    title: 'the FTD belongs to another FMC',
    fmc: files(renewed),
    ftd: files(otherFmc),
    fault: { by: 'client', error: 20, depth: 0, alert: 48 },
  },
  {
    title: 'the FMC has no authority for the leaf of the FTD',
    fmc: files(renewed),
    ftd: { ...files(otherFmc), trusted: renewed.certificate },
    fault: { by: 'server', error: 20, depth: 0, alert: 48 },
  },
  {
    title: 'the leaf of the FMC is signed with SHA-1',
    fmc: files(weak, { digest: 'sha1' }),
    ftd: files(weak),
    fault: { by: 'client', error: 68, depth: 0, alert: 42 },
  },
]

/**
 * Writes the files of one end where OpenSSL reads them; returns its options. With `-CAfile` it would send the
 * authority behind its leaf.
 */
export function opensslFiles(folder: string, { trusted, credentials }: EndFiles): string[] {
  const paths = {
    ca: join(folder, 'ca.pem'),
    cert: join(folder, 'cert.pem'),
    key: join(folder, 'key.pem'),
  }
  writeFileSync(paths.ca, trusted.pem)
  writeFileSync(paths.cert, credentials.certificatesPem)
  writeFileSync(paths.key, credentials.privateKeyPem, { mode: 0o600 })
  return ['-verifyCAfile', paths.ca, '-cert', paths.cert, '-key', paths.key]
}
