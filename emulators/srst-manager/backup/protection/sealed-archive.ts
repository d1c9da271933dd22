import { decrypted, encrypted, isSame, signatureOf } from '../../../../src/emulator/index.ts'
import type { Category } from '../../vocabulary.ts'
import type { SessionKeys } from './session-keys.ts'

/** What an archive belongs to, all of which stands in its header and counts for its signature. */
export interface SealedPlace {
  readonly id: number
  readonly category: Category
  /** The magic string of the master key. */
  readonly magic: string
  /** Salt of the backup, 32 hexadecimal digits. */
  readonly salt: string
}

/** First bytes of every sealed archive. */
const MAGIC = Buffer.from('SRSTSEAL')
const FORMAT = 1
const CATEGORY_CODES: Readonly<Record<Category, number>> = { configuration: 1, data: 2 }

/** An archive encrypted and authenticated, behind its header. */
export function sealedArchive(keys: SessionKeys, place: SealedPlace, archive: Uint8Array): Buffer {
  const header = headerOf(place)
  return Buffer.concat([header, encrypted(keys.encryption[place.category], archive, header)])
}

/** The archive that was sealed; undefined when header or content is not of this place or not as it was. */
export function unsealedArchive(
  keys: SessionKeys,
  place: SealedPlace,
  sealed: Uint8Array,
): Uint8Array | undefined {
  const header = headerOf(place)
  if (!header.equals(sealed.subarray(0, header.length))) return undefined
  const content = sealed.subarray(header.length)
  return decrypted(keys.encryption[place.category], content, header)
}

/** Whether bytes begin as a sealed archive does. */
export function looksSealed(bytes: Uint8Array): boolean {
  return MAGIC.equals(bytes.subarray(0, MAGIC.length))
}

/** The file that stands beside a sealed archive: one line. */
export function signatureFile(keys: SessionKeys, place: SealedPlace, sealed: Uint8Array): Buffer {
  const signed = Buffer.concat([Buffer.from(`archive ${place.id} ${place.category}\n`), sealed])
  return Buffer.from(`HMAC-SHA256 ${signatureOf(keys.signing, signed)}\n`)
}

/** Whether a signature file is the one of a sealed archive, byte for byte. */
export function isSignatureOf(
  keys: SessionKeys,
  place: SealedPlace,
  { sealed, signature }: { sealed: Uint8Array; signature: Uint8Array },
): boolean {
  const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
  return isSame(latin(signatureFile(keys, place, sealed)), latin(signature))
}

function headerOf({ id, category, magic, salt }: SealedPlace): Buffer {
  const numbers = Buffer.alloc(6)
  numbers.writeUInt8(FORMAT, 0)
  numbers.writeUInt8(CATEGORY_CODES[category], 1)
  numbers.writeUInt32BE(id, 2)
  return Buffer.concat([MAGIC, numbers, Buffer.from(magic, 'hex'), Buffer.from(salt, 'hex')])
}
