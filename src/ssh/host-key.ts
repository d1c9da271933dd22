import { createPrivateKey, sign, type KeyObject } from 'node:crypto'
import type { Entropy } from '../entropy/entropy.ts'
import { hostKeyFacts, knownHostsLine, type HostKeyFacts } from './host-key-facts.ts'
import {
  ed25519Seed,
  pem,
  seededDsa,
  seededEcdsa,
  seededEd25519,
  seededRsa,
  type SeededKeyPair,
} from './seeded-key-pair.ts'
import { sshString, uint32 } from './wire.ts'

/** The types of key a server can have (RFC 4253 section 6.6, RFC 5656, RFC 8709). */
export type HostKeyType =
  | 'ssh-rsa'
  | 'ssh-dss'
  | 'ecdsa-sha2-nistp256'
  | 'ecdsa-sha2-nistp384'
  | 'ecdsa-sha2-nistp521'
  | 'ssh-ed25519'

/** A server's key: what clients see of it, and what it signs with. */
export interface HostKey extends HostKeyFacts {
  readonly type: HostKeyType
  readonly bits: number
  readonly privateKey: KeyObject
  /** In the form ssh-keygen reads: PEM, and OpenSSH's own for Ed25519. */
  readonly privatePem: string
  knownHostsLine: (host: string, port?: number) => string
  /** Signs for a key exchange; ssh2 names the digest when the type alone does not settle it. */
  sign: (data: Buffer, digest?: string) => Buffer
  getPublicSSH: () => Buffer
}

/** Size where a key type leaves a choice, bits. */
const RSA_BITS = 2048

const fixed = {
  'ssh-dss': { bits: 1024, digest: 'sha1', pair: seededDsa },
  'ecdsa-sha2-nistp256': {
    bits: 256,
    digest: 'sha256',
    pair: (entropy: Entropy) => seededEcdsa(entropy, 'nistp256'),
  },
  'ecdsa-sha2-nistp384': {
    bits: 384,
    digest: 'sha384',
    pair: (entropy: Entropy) => seededEcdsa(entropy, 'nistp384'),
  },
  'ecdsa-sha2-nistp521': {
    bits: 521,
    digest: 'sha512',
    pair: (entropy: Entropy) => seededEcdsa(entropy, 'nistp521'),
  },
  'ssh-ed25519': { bits: 256, digest: undefined, pair: seededEd25519 },
} as const

/** Makes a host key, the same for the same entropy. `bits` counts for RSA only; 2048 by default. */
export function hostKey(
  type: HostKeyType,
  entropy: Entropy,
  { bits = RSA_BITS }: { bits?: number } = {},
): HostKey {
  if (type === 'ssh-rsa') return signing(type, seededRsa(entropy, bits), bits)
  const kind = fixed[type]
  return signing(type, kind.pair(entropy), kind.bits)
}

/** The type of key that a host key algorithm of a KEXINIT signs with (RFC 8332 section 3). */
export function hostKeyTypeOf(algorithm: string): HostKeyType | undefined {
  if (algorithm === 'rsa-sha2-256' || algorithm === 'rsa-sha2-512') return 'ssh-rsa'
  return algorithm === 'ssh-rsa' || algorithm in fixed ? (algorithm as HostKeyType) : undefined
}

/** A host key from what was kept of it. */
export function restoreHostKey(kept: KeptHostKey): HostKey {
  const { type, bits, publicBlob, privateDer } = kept
  const key = Buffer.from(privateDer, 'base64')
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  return withFacts(type, bits, Buffer.from(publicBlob, 'base64'), privateKey)
}

/** What has to be kept of a host key to have it again: its parts in base64. */
export interface KeptHostKey {
  readonly type: HostKeyType
  readonly bits: number
  readonly publicBlob: string
  readonly privateDer: string
}

/** What to keep of a host key. */
export function keepHostKey(key: HostKey): KeptHostKey {
  const privateDer = key.privateKey.export({ format: 'der', type: 'pkcs8' })
  return {
    type: key.type,
    bits: key.bits,
    publicBlob: key.publicBlob.toString('base64'),
    privateDer: privateDer.toString('base64'),
  }
}

function signing(type: HostKeyType, pair: SeededKeyPair, bits: number): HostKey {
  const publicBlob = Buffer.concat([sshString(type), ...pair.publicFields])
  return withFacts(type, bits, publicBlob, pair.privateKey)
}

function withFacts(
  type: HostKeyType,
  bits: number,
  publicBlob: Buffer,
  privateKey: KeyObject,
): HostKey {
  const usual = type === 'ssh-rsa' ? 'sha1' : fixed[type].digest
  const facts = hostKeyFacts(publicBlob)
  return {
    ...facts,
    type,
    bits,
    privateKey,
    get privatePem() {
      return privatePem(type, privateKey, publicBlob)
    },
    knownHostsLine: (host, port) => knownHostsLine(facts, host, port),
    sign: (data, digest) => sign(digest ?? usual, data, privateKey),
    getPublicSSH: () => publicBlob,
  }
}

function privatePem(type: HostKeyType, privateKey: KeyObject, publicBlob: Buffer): string {
  if (type === 'ssh-ed25519') return opensshPem(privateKey, publicBlob)
  const form = type === 'ssh-rsa' ? 'pkcs1' : type === 'ssh-dss' ? 'pkcs8' : 'sec1'
  return String(privateKey.export({ format: 'pem', type: form }))
}

/** The file format of OpenSSH 6.5 and later, without a passphrase (OpenSSH PROTOCOL.key). */
function opensshPem(privateKey: KeyObject, publicBlob: Buffer): string {
  const publicKey = publicBlob.subarray(-32)
  const check = uint32(0)
  const seedAndPublic = Buffer.concat([ed25519Seed(privateKey), publicKey])
  const keys = [sshString('ssh-ed25519'), sshString(publicKey), sshString(seedAndPublic)]
  const secret = Buffer.concat([check, check, ...keys, sshString('')])
  const padding = Buffer.from(Array.from({ length: -secret.length & 7 }, (_, index) => index + 1))
  const unencrypted = [sshString('none'), sshString('none'), sshString('')]
  const contents = [sshString(publicBlob), sshString(Buffer.concat([secret, padding]))]
  const file = [Buffer.from('openssh-key-v1\0'), ...unencrypted, uint32(1), ...contents]
  return pem('OPENSSH PRIVATE KEY', Buffer.concat(file))
}
