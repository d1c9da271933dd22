import { categories, type Category, type OfferLists } from './kexinit.ts'

/** What became of one list of the handshake. */
export interface CategoryOutcome {
  readonly category: Category
  readonly clientOffers: readonly string[]
  readonly serverOffers: readonly string[]
  /** The name both sides use from now on; `undefined` when they have none in common. */
  readonly agreed: string | undefined
}

/** The whole of a negotiation, list by list, as it can be shown to a reader. */
export interface HandshakeExplanation {
  readonly outcomes: readonly CategoryOutcome[]
  /** The first list on which the two sides have nothing in common. */
  readonly failedAt: Category | undefined
}

/** Stands for the MAC when the cipher authenticates the packets itself. */
export const IMPLICIT = '<implicit>'

/** Names in the kex list that are signals, not key exchanges (RFC 8308 section 2.1, OpenSSH PROTOCOL 1.10). */
const SIGNAL = /^(ext-info-[cs]|kex-strict-[cs]-v00@openssh\.com)$/
/** Ciphers with a MAC of their own (RFC 5647, OpenSSH PROTOCOL 1.6 and PROTOCOL.chacha20poly1305). */
const AEAD =
  /^(aes(128|256)-gcm(@openssh\.com)?|AEAD_AES_(128|256)_GCM|chacha20-poly1305(@openssh\.com)?)$/
const CIPHER_OF = { macToServer: 'cipherToServer', macToClient: 'cipherToClient' } as const

/** Settles every list as RFC 4253 section 7.1 says: the client's first name that the server has too. */
export function negotiate(client: OfferLists, server: OfferLists): HandshakeExplanation {
  const outcomes = categories.map((category) => ({
    category,
    clientOffers: client[category],
    serverOffers: server[category],
    agreed: agree(category, client, server),
  }))
  return {
    outcomes,
    failedAt: outcomes.find(({ agreed }) => agreed === undefined)?.category,
  }
}

/** The name agreed on in one category. */
export function agreedIn(
  explanation: HandshakeExplanation,
  category: Category,
): string | undefined {
  return explanation.outcomes.find((outcome) => outcome.category === category)?.agreed
}

function agree(category: Category, client: OfferLists, server: OfferLists): string | undefined {
  if (category === 'macToServer' || category === 'macToClient') {
    const cipher = firstShared(CIPHER_OF[category], client, server)
    if (cipher !== undefined && AEAD.test(cipher)) return IMPLICIT
  }
  return firstShared(category, client, server)
}

function firstShared(category: Category, client: OfferLists, server: OfferLists) {
  return client[category].find((name) => !SIGNAL.test(name) && server[category].includes(name))
}
