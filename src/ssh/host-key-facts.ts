import { createHash } from 'node:crypto'
import { readWire } from './wire.ts'

/** What a public host key tells about itself. */
export interface HostKeyFacts {
  readonly type: string
  /** The key as it goes over the wire (RFC 4253 section 6.6). */
  readonly publicBlob: Buffer
  /** `SHA256:` and base64 without padding, as OpenSSH 6.8 and later print it. */
  readonly fingerprintSha256: string
  /** Sixteen hexadecimal bytes with colons, as older clients print it (RFC 4716 section 4). */
  readonly fingerprintMd5: string
}

/** Reads the facts off a public key blob. */
export function hostKeyFacts(publicBlob: Buffer): HostKeyFacts {
  const sha256 = createHash('sha256').update(publicBlob).digest('base64')
  const md5 = createHash('md5').update(publicBlob).digest('hex')
  return {
    type: readWire(publicBlob).string()?.toString('latin1') ?? '',
    publicBlob,
    fingerprintSha256: `SHA256:${sha256.replace(/=+$/, '')}`,
    fingerprintMd5: md5.match(/../g)!.join(':'),
  }
}

/** A line for a known_hosts file; the port is written only when it is not 22 (sshd(8)). */
export function knownHostsLine(
  { type, publicBlob }: HostKeyFacts,
  host: string,
  port = 22,
): string {
  const name = port === 22 ? host : `[${host}]:${port}`
  return `${name} ${type} ${publicBlob.toString('base64')}`
}
