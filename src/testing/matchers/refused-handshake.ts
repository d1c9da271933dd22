import type { MatcherResult } from 'vitest'
import { handshakeText } from '../../report/handshake-text.ts'
import { createPalette } from '../../report/palette.ts'
import { refusedHandshakes, type RefusedHandshake } from '../../report/refused-handshakes.ts'
import { entriesOf } from './evidence.ts'
import { excerpt } from './journal-excerpt.ts'

/** What a test wants to know of a handshake that came to nothing; what is absent may be anything. */
export interface RefusedHandshakeFacts {
  /** In which both sides have nothing in common: `kex`, `hostKey`, `cipher`, `mac`; also with `ToServer` or `ToClient`. */
  readonly category?: string
  /** Name of an appliance, or the address of who is none. */
  readonly client?: string
  readonly server?: string
  /** Everything that the client offers in that category, in its order. */
  readonly offers?: readonly string[]
  /** Everything that the server allows in that category, in its order. */
  readonly allows?: readonly string[]
}

const plain = { width: 100, palette: createPalette(false) }

/** Judges whether a handshake was refused as said. */
export function toHaveRefusedHandshake(
  received: unknown,
  facts: RefusedHandshakeFacts = {},
): MatcherResult {
  const entries = entriesOf(received, 'toHaveRefusedHandshake')
  const refused = refusedHandshakes(entries)
  const found = refused.find((handshake) => isAsSaid(handshake, facts))
  const wanted = `refused handshake${factsText(facts)}`
  const explained = (found ? [found] : refused).flatMap((handshake) =>
    handshakeText(handshake, plain),
  )
  const evidence = explained.length > 0 ? explained.join('\n') : excerpt(entries, undefined)
  return {
    pass: found !== undefined,
    message: () =>
      found
        ? `There is a ${wanted}, which there should not be.\n\n${evidence}`
        : `There is no ${wanted}.${refused.length > 0 ? ' These were refused:' : ' None was refused.'}\n\n${evidence}`,
  }
}

/** ` with category mac, client fi`; nothing when any refusal will do. */
function factsText(facts: RefusedHandshakeFacts): string {
  const parts = Object.entries(facts).map(([fact, value]) => `${fact} ${[value].flat().join(', ')}`)
  return parts.length > 0 ? ` with ${parts.join('; ')}` : ''
}

function isAsSaid(handshake: RefusedHandshake, facts: RefusedHandshakeFacts): boolean {
  const { category = handshake.table?.empty, client, server, offers, allows } = facts
  const row = handshake.table?.rows.find((one) => isCategory(one.category, category))
  return (
    isCategory(handshake.table?.empty, facts.category) &&
    isWanted(handshake.client, client) &&
    isWanted(handshake.server, server) &&
    isWanted(row?.client.join(), offers?.join()) &&
    isWanted(row?.server.join(), allows?.join())
  )
}

/** A category without its direction stands for both. */
function isCategory(category: string | undefined, wanted: string | undefined): boolean {
  return isWanted(category, wanted) || category?.replace(/To(?:Server|Client)$/, '') === wanted
}

function isWanted(seen: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || seen === wanted
}
