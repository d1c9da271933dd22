import type { HandshakeRow, HandshakeTable } from '../journal/handshake-table.ts'
import type { Palette } from './palette.ts'
import { alertLines, presentedTable } from './presented-text.ts'
import type { RefusedHandshake } from './refused-handshakes.ts'
import { tableText, wrapText } from './table.ts'

const CATEGORY_NAMES: Readonly<Record<string, string>> = {
  kex: 'key exchange',
  hostKey: 'host key',
  cipher: 'cipher',
  mac: 'MAC',
  compression: 'compression',
}
/** Stands for the list of a TLS server, which it tells nobody. */
const UNSAID = 'not said'
const DIRECTIONS = { ToServer: 'client to server', ToClient: 'server to client' } as const

/** The explainer of one refused handshake: who, the table, and in words which category is empty. */
export function handshakeText(
  handshake: RefusedHandshake,
  { width, palette }: { width: number; palette: Palette },
): string[] {
  const { client, server, reason, times, table } = handshake
  const often = times > 1 ? ` ${times} times` : ''
  const heading = `Handshake refused${often}: client ${client}, server ${server}`
  if (!table) return [palette.bad(heading), ...wrapText(`The reason: ${reason}.`, width)]
  return [
    palette.bad(heading),
    ...negotiationTable(table, width),
    ...presentedTable(table, width),
    ...alertLines(table, handshake),
    ...wrapText(reasonInWords(handshake), width),
  ]
}

/** Why a handshake was refused, in a sentence. */
export function reasonInWords(handshake: RefusedHandshake): string {
  const { reason, table } = handshake
  const empty = bothWaysAsOne(table?.rows ?? []).find(
    ({ category }) =>
      table?.empty === category || table?.empty?.replace(/To(Server|Client)$/, '') === category,
  )
  return empty ? inWords(empty, handshake) : `The reason: ${reason}.`
}

/** What each side has in each category, and what they agreed on. */
export function negotiationTable(
  table: HandshakeTable,
  width: number,
  { client, server } = { client: 'client offers', server: 'server allows' },
): string[] {
  return tableText(['category', client, server, 'agreed'], handshakeCells(table), width)
}

/** The cells of that table: category, client, server, agreed. */
export function handshakeCells({ rows }: HandshakeTable): string[][] {
  return bothWaysAsOne(rows).map((row) => [
    categoryName(row.category),
    listed(row.client),
    row.unsaid ? UNSAID : listed(row.server),
    row.agreed ?? 'nothing',
  ])
}

/** Name of a category of the KEXINIT (RFC 4253 section 7.1) for a reader. */
function categoryName(category: string): string {
  const [, list = category, way] = /^(.*?)(ToServer|ToClient)?$/.exec(category) ?? []
  const name = CATEGORY_NAMES[list] ?? list
  return way === undefined ? name : `${name}, ${DIRECTIONS[way as keyof typeof DIRECTIONS]}`
}

function inWords(row: HandshakeRow, { client, server }: RefusedHandshake): string {
  const name = categoryName(row.category)
  if (row.unsaid)
    return `No ${name} in common: ${client} offers ${listed(row.client)}, and ${server} allows none of that.`
  return `No ${name} in common: ${client} offers ${listed(row.client)}, and ${server} allows only ${listed(row.server)}.`
}

function listed(names: readonly string[]): string {
  return names.join(', ') || 'none'
}

/** Two rows that differ in direction alone become one. */
function bothWaysAsOne(rows: readonly HandshakeRow[]): HandshakeRow[] {
  return rows.flatMap((row): HandshakeRow[] => {
    const [, list, way] = /^(.*)(ToServer|ToClient)$/.exec(row.category) ?? []
    if (list === undefined) return [row]
    const other = rows.find(
      ({ category }) => category === `${list}${way === 'ToServer' ? 'ToClient' : 'ToServer'}`,
    )
    if (!other || !alike(row, other)) return [row]
    return way === 'ToServer' ? [{ ...row, category: list }] : []
  })
}

function alike(a: HandshakeRow, b: HandshakeRow): boolean {
  return (
    listed(a.client) === listed(b.client) &&
    listed(a.server) === listed(b.server) &&
    a.agreed === b.agreed
  )
}
