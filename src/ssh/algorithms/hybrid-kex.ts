import {
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Kem } from './kem.ts'
import { mlKem768 } from './ml-kem768.ts'
import { createSntrup761 } from './sntrup761.ts'

const X25519_BYTES = 32

/** A key exchange that stays secret unless both a post-quantum mechanism and X25519 are broken. */
export interface HybridMethod {
  readonly kem: Kem
  /** Hash of the exchange, by its name in node:crypto. */
  readonly hash: string
}

const sntrup: HybridMethod = { kem: createSntrup761(randomBytes), hash: 'sha512' }
const mlKem: HybridMethod = { kem: mlKem768, hash: 'sha256' }

/**
 * The hybrid methods by the names they are negotiated under.
 * Sources: draft-ietf-sshm-ntruprime-ssh, draft-ietf-sshm-mlkem-hybrid-kex.
 */
export const hybridMethods: ReadonlyMap<string, HybridMethod> = new Map([
  ['sntrup761x25519-sha512', sntrup],
  ['sntrup761x25519-sha512@openssh.com', sntrup],
  ['mlkem768x25519-sha256', mlKem],
])

/** A hybrid exchange begun as the client. */
export interface HybridClient {
  /** The client's share, C_INIT: the mechanism's public key and that of X25519. */
  readonly share: Buffer
  /** The secret that the server's share gives; `undefined` for one of the wrong length. */
  secretFrom: (serverShare: Uint8Array) => Buffer | undefined
}

/** Begins an exchange as the client. */
export function beginHybrid(method: HybridMethod): HybridClient {
  const { publicKey, secretKey } = method.kem.keyPair()
  const curve = generateKeyPairSync('x25519')
  return {
    share: Buffer.concat([publicKey, rawPublicKey(curve.publicKey)]),
    secretFrom(serverShare) {
      const [ciphertext, point] = split(serverShare, method.kem.ciphertextBytes)
      if (!point) return undefined
      const quantum = method.kem.decapsulate(ciphertext, secretKey)
      return combine(method, quantum, agree(curve.privateKey, point))
    },
  }
}

/**
 * Answers a client's share as the server, with S_REPLY and the secret; `undefined` for a share of the
 * wrong length. A share that is no key is thrown out by the mechanism or by node:crypto.
 */
export function answerHybrid(method: HybridMethod, clientShare: Uint8Array) {
  const [publicKey, point] = split(clientShare, method.kem.publicKeyBytes)
  if (!point) return undefined
  const { ciphertext, sharedSecret } = method.kem.encapsulate(publicKey)
  const curve = generateKeyPairSync('x25519')
  return {
    share: Buffer.concat([ciphertext, rawPublicKey(curve.publicKey)]),
    secret: combine(method, sharedSecret, agree(curve.privateKey, point)),
  }
}

/** The secret K = HASH(K_PQ || K_CL). It goes into hashes as a string, not as an mpint. */
function combine(method: HybridMethod, quantum: Uint8Array, classical: Uint8Array): Buffer {
  return createHash(method.hash).update(quantum).update(classical).digest()
}

function split(share: Uint8Array, bytes: number): [Uint8Array, Uint8Array | undefined] {
  const point = share.length === bytes + X25519_BYTES ? share.subarray(bytes) : undefined
  return [share.subarray(0, bytes), point]
}

function agree(privateKey: KeyObject, point: Uint8Array): Buffer {
  const x = Buffer.from(point).toString('base64url')
  const key = { kty: 'OKP', crv: 'X25519', x }
  return diffieHellman({ privateKey, publicKey: createPublicKey({ key, format: 'jwk' }) })
}

function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url')
}
