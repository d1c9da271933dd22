import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  type CipherGCMTypes,
  type CipherChaCha20Poly1305Types,
} from 'node:crypto'
import { contentTypes, recordBytes, RECORD_HEADER_BYTES, type TlsRecord } from './records.ts'
import { TLS12 } from './versions.ts'

/** Protects the records of one direction with one traffic secret (RFC 8446 section 5.2). */
export interface RecordProtection {
  /** Takes the protection off the next record; `undefined` when it was not made with this secret. */
  readonly open: (record: TlsRecord) => { type: number; content: Buffer } | undefined
  /** Makes the next record of this direction. */
  readonly seal: (type: number, content: Buffer) => Buffer
}

interface Aead {
  readonly cipher: CipherGCMTypes | CipherChaCha20Poly1305Types
  readonly hash: string
  readonly keyBytes: number
}

const IV_BYTES = 12
const TAG_BYTES = 16
const TAG = { authTagLength: TAG_BYTES }

/** The suites of TLS 1.3 (RFC 8446 appendix B.4) that OpenSSL has switched on. */
const aeads: Readonly<Record<number, Aead>> = {
  0x1301: { cipher: 'aes-128-gcm', hash: 'sha256', keyBytes: 16 },
  0x1302: { cipher: 'aes-256-gcm', hash: 'sha384', keyBytes: 32 },
  0x1303: { cipher: 'chacha20-poly1305', hash: 'sha256', keyBytes: 32 },
}

/** Starts at the first record under a traffic secret; `undefined` for suites that are not of TLS 1.3. */
export function protectRecords(secret: Buffer, suite: number): RecordProtection | undefined {
  const aead = aeads[suite]
  if (!aead) return undefined
  const { cipher, hash, keyBytes } = aead
  const key = expandLabel(hash, secret, 'key', keyBytes)
  const iv = expandLabel(hash, secret, 'iv', IV_BYTES)
  let sequence = 0

  function nextNonce(): Buffer {
    const nonce = Buffer.from(iv)
    const last = nonce.length - 4
    nonce.writeUInt32BE((nonce.readUInt32BE(last) ^ sequence++) >>> 0, last)
    return nonce
  }

  return {
    open({ raw, payload }) {
      if (payload.length <= TAG_BYTES) return undefined
      const decipher = createDecipheriv(cipher as CipherGCMTypes, key, nextNonce(), TAG)
      decipher.setAAD(raw.subarray(0, RECORD_HEADER_BYTES))
      decipher.setAuthTag(payload.subarray(-TAG_BYTES))
      const inner = decipher.update(payload.subarray(0, -TAG_BYTES))
      return isGenuine(decipher) ? withoutPadding(inner) : undefined
    },
    seal(type, content) {
      const inner = Buffer.concat([content, Buffer.from([type])])
      const empty = Buffer.alloc(inner.length + TAG_BYTES)
      const header = recordBytes(contentTypes.applicationData, TLS12, empty)
      const sealing = createCipheriv(cipher as CipherGCMTypes, key, nextNonce(), TAG)
      sealing.setAAD(header.subarray(0, RECORD_HEADER_BYTES))
      const payload = [sealing.update(inner), sealing.final(), sealing.getAuthTag()]
      return recordBytes(contentTypes.applicationData, TLS12, Buffer.concat(payload))
    },
  }
}

function isGenuine(decipher: { final: () => Buffer }): boolean {
  try {
    decipher.final()
    return true
  } catch {
    return false
  }
}

/** The real type is the last byte that is not zero. */
function withoutPadding(inner: Buffer): { type: number; content: Buffer } | undefined {
  const end = inner.findLastIndex((byte) => byte !== 0)
  return end < 0 ? undefined : { type: inner[end]!, content: inner.subarray(0, end) }
}

/** HKDF-Expand-Label with an empty context; one block is as much as any key needs (RFC 8446 section 7.1). */
function expandLabel(hash: string, secret: Buffer, label: string, length: number): Buffer {
  const name = Buffer.from(`tls13 ${label}`)
  const info = Buffer.concat([
    Buffer.from([0, length, name.length]),
    name,
    Buffer.from([0]),
    Buffer.from([1]),
  ])
  return createHmac(hash, secret).update(info).digest().subarray(0, length)
}
