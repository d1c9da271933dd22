import type { SshOffer } from './offer.ts'
import { readWire } from './wire.ts'

/** Number of the KEXINIT message (RFC 4253 section 12). */
export const KEXINIT = 20

const COOKIE_BYTES = 16

/** What the two sides settle in a handshake, in the order of RFC 4253 section 7.1. */
export const categories = [
  'kex',
  'hostKey',
  'cipherToServer',
  'cipherToClient',
  'macToServer',
  'macToClient',
  'compressionToServer',
  'compressionToClient',
] as const

/** One of the lists of a KEXINIT. */
export type Category = (typeof categories)[number]

/** The eight algorithm lists of one side's KEXINIT, as they stand on the wire. */
export type OfferLists = Readonly<Record<Category, readonly string[]>>

/** The lists that an offer puts on the wire. */
export function listsOf(offer: SshOffer): OfferLists {
  const toClient = { ...offer, ...offer.serverToClient }
  return {
    kex: offer.kex,
    hostKey: offer.hostKey,
    cipherToServer: offer.cipher,
    cipherToClient: toClient.cipher,
    macToServer: offer.mac,
    macToClient: toClient.mac,
    compressionToServer: offer.compression,
    compressionToClient: toClient.compression,
  }
}

/** The lists of a KEXINIT payload (RFC 4253 section 7.1); `undefined` when it is cut short. */
export function readKexInit(payload: Uint8Array): OfferLists | undefined {
  const reader = readWire(payload)
  reader.skip(1 + COOKIE_BYTES)
  const lists: Partial<Record<Category, string[]>> = {}
  for (const category of categories) {
    const names = reader.nameList()
    if (!names) return undefined
    lists[category] = names
  }
  return lists as OfferLists
}
