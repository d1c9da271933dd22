import { createECDH, createPrivateKey, type KeyObject } from 'node:crypto'
import type { Entropy } from '../entropy/entropy.ts'
import { signedBytes } from '../entropy/big-endian.ts'
import { power } from '../entropy/modular.ts'
import { seededNumber, seededPrime } from '../entropy/seeded-prime.ts'
import { rsaKeyFrom } from '../entropy/seeded-rsa.ts'
import { mpint, sshString } from './wire.ts'

/** A private key with its public half in the form of RFC 4253 section 6.6 and its successors. */
export interface SeededKeyPair {
  readonly privateKey: KeyObject
  /** What follows the key type in the public blob. */
  readonly publicFields: readonly Buffer[]
}

/** An RSA key of `bits` bits, the same for the same entropy. 2048 bits take about 0.1 s. */
export function seededRsa(entropy: Entropy, bits: number): SeededKeyPair {
  const { privateKey, modulus, exponent } = rsaKeyFrom(entropy, bits)
  return { privateKey, publicFields: [mpint(exponent), mpint(modulus)] }
}

/** A DSA key with a 1024-bit prime, the only size of `ssh-dss` (FIPS 186-2, RFC 4253 section 6.6). */
export function seededDsa(entropy: Entropy): SeededKeyPair {
  const q = seededPrime(entropy, 160)
  const p = seededPrime(entropy, 1024, 2n * q)
  const g = power(2n, (p - 1n) / q, p)
  const x = seededNumber(entropy, 159)
  const y = power(g, x, p)
  const numbers = [p, q, g, y, x]
  const body = [0n, ...numbers].map((number) => der(0x02, signedBytes(number)))
  // A zero has one byte in DER, unlike on the SSH wire.
  body[0] = der(0x02, Buffer.of(0))
  return {
    privateKey: createPrivateKey(pem('DSA PRIVATE KEY', der(0x30, Buffer.concat(body)))),
    publicFields: [mpint(p), mpint(q), mpint(g), mpint(y)],
  }
}

const curves = {
  nistp256: { name: 'prime256v1', crv: 'P-256', bytes: 32 },
  nistp384: { name: 'secp384r1', crv: 'P-384', bytes: 48 },
  nistp521: { name: 'secp521r1', crv: 'P-521', bytes: 66 },
} as const

/** A key on one of the curves SSH names (RFC 5656 section 3.1). */
export function seededEcdsa(entropy: Entropy, curve: keyof typeof curves): SeededKeyPair {
  const { name, crv, bytes } = curves[curve]
  const scalar = Buffer.from(entropy.bytes(bytes))
  // Keeps the scalar below the order of the curve, which begins with ones.
  scalar[0] = curve === 'nistp521' ? 0 : scalar[0]! & 0x7f
  const ecdh = createECDH(name)
  ecdh.setPrivateKey(scalar)
  const point = ecdh.getPublicKey()
  const [x, y] = [point.subarray(1, 1 + bytes), point.subarray(1 + bytes)]
  const text = { d: scalar, x, y }
  const fields = Object.entries(text).map(([name, value]) => [name, value.toString('base64url')])
  const key = { kty: 'EC', crv, ...Object.fromEntries(fields) } as Record<string, string>
  return {
    privateKey: createPrivateKey({ key, format: 'jwk' }),
    publicFields: [sshString(curve), sshString(point)],
  }
}

/** PKCS #8 in front of an Ed25519 seed (RFC 8410 section 7). */
const ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** An Ed25519 key; any 32 bytes are one (RFC 8032 section 5.1.5). */
export function seededEd25519(entropy: Entropy): SeededKeyPair {
  const key = Buffer.concat([ED25519_PREFIX, entropy.bytes(32)])
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  const { x = '' } = privateKey.export({ format: 'jwk' })
  return { privateKey, publicFields: [sshString(Buffer.from(x, 'base64url'))] }
}

/** One DER value: tag, length, content. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content])
  const bytes = signedBytes(BigInt(length))
  const size = bytes.subarray(bytes[0] === 0 ? 1 : 0)
  return Buffer.concat([Buffer.of(tag, 0x80 | size.length), size, content])
}

/** Bytes as a PEM block. */
export function pem(label: string, bytes: Buffer): string {
  const lines = bytes
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n')
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`
}

/** The private number of an Ed25519 key, which is its seed. */
export function ed25519Seed(privateKey: KeyObject): Buffer {
  return Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url')
}
