import type { Category, HandshakeExplanation, OfferLists, SshRole } from '../ssh/index.ts'

/** What a person sets on a client or server: a list counts for both directions. */
export type Setting = 'kex' | 'hostKey' | 'cipher' | 'mac' | 'compression'

/** The lists of a KEXINIT that each setting decides, in the order of negotiation (RFC 4253 section 7.1). */
export const listsOfSetting: Readonly<Record<Setting, readonly Category[]>> = {
  kex: ['kex'],
  hostKey: ['hostKey'],
  cipher: ['cipherToServer', 'cipherToClient'],
  mac: ['macToServer', 'macToClient'],
  compression: ['compressionToServer', 'compressionToClient'],
}

/** The settings in the order of negotiation. */
const settings = Object.keys(listsOfSetting) as readonly Setting[]

/** The settings in which the two sides have nothing in common. */
export function emptySettings({ outcomes }: HandshakeExplanation): Setting[] {
  const isEmpty = (list: Category) =>
    outcomes.some(({ category, agreed }) => category === list && agreed === undefined)
  return settings.filter((setting) => listsOfSetting[setting].some(isEmpty))
}

/** The lists that one side of a handshake sent. */
export function listsOfSide({ outcomes }: HandshakeExplanation, side: SshRole): OfferLists {
  const lists = outcomes.map(({ category, clientOffers, serverOffers }) => [
    category,
    side === 'client' ? clientOffers : serverOffers,
  ])
  return Object.fromEntries(lists) as OfferLists
}

/** The lists with one more name at the end of each that the setting decides. */
export function withName(lists: OfferLists, setting: Setting, name: string): OfferLists {
  const longer = listsOfSetting[setting].map((list) => [list, [...lists[list], name]])
  return { ...lists, ...(Object.fromEntries(longer) as Partial<OfferLists>) }
}

/** Names in a list that stand for an algorithm: signals and certificate types do not. */
export function algorithmsIn(names: readonly string[]): string[] {
  return names.filter((name) => !/^(ext-info-[cs]|kex-strict-)|-cert-v\d+@/.test(name))
}
