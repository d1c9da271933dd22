import type { CommandContext, CommandOutcome, LinuxCommand } from '../command.ts'
import { bytesOf } from './digests.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid } from './said.ts'
import { sizeOf } from './size-text.ts'

const ROW_BYTES = 16

/** Prints bytes as `xxd` of Vim does, plain with `-p`. */
const xxd: LinuxCommand = {
  name: 'xxd',
  run: (args, context) =>
    dump('xxd', args, context, {
      flags: 'pu',
      values: 'lscg',
      show: (bytes, { flags, values, from }) => {
        const hex = (byte: number) =>
          padded(flags.has('u') ? hexOf(byte).toUpperCase() : hexOf(byte), 2)
        const width = Number(values.get('c') ?? (flags.has('p') ? 30 : ROW_BYTES))
        if (flags.has('p')) return rows(bytes, width, (row) => row.map(hex).join(''))
        const group = Number(values.get('g') ?? 2)
        const columns = width * 2 + Math.ceil(width / group)
        return rows(bytes, width, (row, at) => {
          const shown = row.map((byte, index) => hex(byte) + ((index + 1) % group === 0 ? ' ' : ''))
          return `${padded(hexOf(from + at), 8)}: ${shown.join('').padEnd(columns)} ${textOf(row)}`
        })
      },
    }),
}

/** Prints bytes as `hexdump -C` does; other forms than the canonical one are not known here. */
const hexdump: LinuxCommand = {
  name: 'hexdump',
  run: (args, context) =>
    dump('hexdump', args, context, {
      flags: 'Cv',
      values: 'ns',
      show: (bytes, { flags, from }) => {
        const shown = squeezed(bytes, flags.has('v'), (row, at) => {
          if (!flags.has('C')) return `${padded(hexOf(from + at), 7)} ${wordsOf(row).join(' ')}`
          const halves = [row.slice(0, 8), row.slice(8)].map((half) =>
            half
              .map((byte) => `${padded(hexOf(byte), 2)} `)
              .join('')
              .padEnd(24),
          )
          return `${padded(hexOf(from + at), 8)}  ${halves.join(' ')} |${textOf(row)}|`
        })
        const end = padded(hexOf(from + bytes.length), flags.has('C') ? 8 : 7)
        return bytes.length === 0 ? '' : `${shown}${end}\n`
      },
    }),
}

/** Prints bytes as GNU `od` does: octal words unless told otherwise, `-c`, `-t x1`, `-A x`. */
const od: LinuxCommand = {
  name: 'od',
  run: (args, context) =>
    dump('od', args, context, {
      flags: 'abcdoxv',
      values: 'AtNjw',
      show: (bytes, { flags, values, from }) => {
        const address = ADDRESSES[values.get('A') ?? 'o'] ?? ADDRESSES['o']!
        const asked = values.get('t') ?? [...flags].find((flag) => flag in SHORT_FORMS) ?? 'o2'
        const form = FORMS[SHORT_FORMS[asked] ?? asked] ?? FORMS['o2']!
        const text = asked.endsWith('z')
        const width = form(Array.from({ length: ROW_BYTES }, () => 0)).length
        const shown = squeezed(bytes, flags.has('v'), (row, at) => {
          const cells = form(row)
          return `${address(from + at)}${text ? `${cells.padEnd(width)}  >${textOf(row)}<` : cells}`
        })
        const end = address(from + bytes.length)
        return end === '' ? shown : `${shown}${end}\n`
      },
    }),
}

/** Programs that show bytes as numbers. */
export const dumpCommands: readonly LinuxCommand[] = [xxd, hexdump, od]

interface DumpPlan {
  readonly flags: string
  readonly values: string
  readonly show: (
    bytes: Uint8Array,
    how: {
      readonly flags: ReadonlySet<string>
      readonly values: ReadonlyMap<string, string>
      readonly from: number
    },
  ) => string
}

function dump(
  name: string,
  args: readonly string[],
  context: CommandContext,
  { flags: letters, values: valued, show }: DumpPlan,
): CommandOutcome {
  const parsed = parseArgs(args, { flags: letters, values: valued })
  if ('error' in parsed) return usageError(name, parsed.error)
  const { flags, values, operands } = parsed
  const said = createSaid(name)
  const pieces = (operands.length > 0 ? operands : ['-']).flatMap(
    (operand) => said.trying(operand, () => bytesOf(operand, context)) ?? [],
  )
  const all = Buffer.concat(pieces)
  const from = Math.min(all.length, sizeOf(values.get('s') ?? values.get('j') ?? '0') ?? 0)
  const most = sizeOf(values.get('l') ?? values.get('n') ?? values.get('N') ?? '') ?? all.length
  if (pieces.length > 0) said.print(show(all.subarray(from, from + most), { flags, values, from }))
  return said.outcome()
}

type ShowRow = (row: number[], at: number) => string

function rows(bytes: Uint8Array, width: number, show: ShowRow): string {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += width)
    lines.push(`${show([...bytes.subarray(at, at + width)], at).trimEnd()}\n`)
  return lines.join('')
}

/** Rows like the one before are a `*`, unless all are wanted. */
function squeezed(bytes: Uint8Array, all: boolean, show: ShowRow): string {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += ROW_BYTES) {
    const row = bytes.subarray(at, at + ROW_BYTES)
    const before = bytes.subarray(Math.max(0, at - ROW_BYTES), at)
    const isSame = !all && row.length === ROW_BYTES && Buffer.compare(row, before) === 0
    if (!isSame) lines.push(`${show([...row], at)}\n`)
    else if (lines.at(-1) !== '*\n') lines.push('*\n')
  }
  return lines.join('')
}

const hexOf = (number: number) => number.toString(16)
const padded = (text: string, width: number) => text.padStart(width, '0')

function textOf(row: readonly number[]): string {
  return row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
}

/** Two bytes each, the lower one first, as the processor has them. */
function words(row: readonly number[]): number[] {
  const pairs = Array.from({ length: Math.ceil(row.length / 2) }, (_none, at) => at * 2)
  return pairs.map((at) => row[at]! + (row[at + 1] ?? 0) * 256)
}

const wordsOf = (row: readonly number[]) => words(row).map((word) => padded(hexOf(word), 4))

const ADDRESSES: Readonly<Record<string, (at: number) => string>> = {
  o: (at) => padded(at.toString(8), 7),
  d: (at) => padded(String(at), 7),
  x: (at) => padded(hexOf(at), 6),
  n: () => '',
}

const SHORT_FORMS: Readonly<Record<string, string>> = {
  b: 'o1',
  c: 'c',
  d: 'u2',
  o: 'o2',
  x: 'x2',
  x1z: 'x1',
  a: 'c',
}

const ESCAPES: Readonly<Record<number, string>> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
}

const FORMS: Readonly<Record<string, (row: readonly number[]) => string>> = {
  c: (row) =>
    row
      .map((byte) => {
        const plain = byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : undefined
        return (ESCAPES[byte] ?? plain ?? padded(byte.toString(8), 3)).padStart(4)
      })
      .join(''),
  x1: (row) => row.map((byte) => ` ${padded(hexOf(byte), 2)}`).join(''),
  o1: (row) => row.map((byte) => ` ${padded(byte.toString(8), 3)}`).join(''),
  u1: (row) => row.map((byte) => String(byte).padStart(4)).join(''),
  x2: (row) =>
    wordsOf(row)
      .map((word) => ` ${word}`)
      .join(''),
  u2: (row) =>
    words(row)
      .map((word) => String(word).padStart(6))
      .join(''),
  o2: (row) =>
    words(row)
      .map((word) => ` ${padded(word.toString(8), 6)}`)
      .join(''),
}
