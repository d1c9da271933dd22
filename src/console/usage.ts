import { LabError } from '../errors/lab-error.ts'
import type { Slot } from './slots.ts'

/** A place in a usage line: what may come next, and whether the line may end here. */
export interface UsageNode {
  readonly edges: readonly UsageEdge[]
  readonly final: boolean
}

/** A step from one place to the next: a keyword (a flag when it stands in brackets) or a slot. */
export type UsageEdge =
  | { readonly word: string; readonly flag: boolean; readonly to: UsageNode }
  | { readonly slot: string; readonly reads: Slot; readonly to: UsageNode }

/** A usage line, read: where it starts, and the last keyword that is always typed. */
export interface Usage {
  readonly start: UsageNode
  readonly lastKeyword: string
}

type Part = { word: string } | { slot: string } | { optional: Part[] } | { choice: Part[][] }

const PIECES = /\{[\w-]+\}|[[\]()|]|[^\s[\](){}|]+|\S/g
const CLOSING = { '[': ']', '(': ')' } as const

/**
 * Reads a usage line: keywords, `{slot}`, `[optional part]` and `(one|of|these)`.
 * Throws `bad-usage` for unbalanced brackets and for slots that have no reader.
 */
export function readUsage(usage: string, slots: Readonly<Record<string, Slot>>): Usage {
  const pieces = usage.match(PIECES) ?? []
  const parts = readChoice(usage, pieces, '')
  if (pieces.length > 0) throw refuse(usage, `"${pieces[0]}" closes nothing`)
  const [sequence = [], ...more] = parts
  if (more.length > 0) throw refuse(usage, 'alternatives stand outside of brackets')
  if (sequence.length === 0) throw refuse(usage, 'it is empty')
  const keywords = sequence.filter((part) => 'word' in part)
  return {
    start: linkAll(sequence, { edges: [], final: true }, { usage, slots, flag: false }),
    lastKeyword: keywords.at(-1)?.word ?? '',
  }
}

/** Reads alternatives up to `closing`, which is taken too; consumes `pieces` from the front. */
function readChoice(usage: string, pieces: string[], closing: string): Part[][] {
  const alternatives: Part[][] = [[]]
  while (pieces.length > 0) {
    const piece = pieces[0]!
    if (piece === ']' || piece === ')') break
    pieces.shift()
    if (piece === '|') alternatives.push([])
    else alternatives.at(-1)!.push(readPart(usage, pieces, piece))
  }
  if (closing === '') return alternatives
  if (pieces.shift() !== closing) throw refuse(usage, `a "${closing}" is missing`)
  if (alternatives.some(({ length }) => length === 0)) throw refuse(usage, 'a bracket is empty')
  return alternatives
}

function readPart(usage: string, pieces: string[], piece: string): Part {
  if (piece === '[' || piece === '(') {
    const choice = readChoice(usage, pieces, CLOSING[piece])
    return piece === '[' ? { optional: [{ choice }] } : { choice }
  }
  if (/^\{[\w-]+\}$/.test(piece)) return { slot: piece.slice(1, -1) }
  if (piece === '{' || piece === '}') throw refuse(usage, `"${piece}" stands alone`)
  return { word: piece }
}

interface Linking {
  usage: string
  slots: Readonly<Record<string, Slot>>
  flag: boolean
}

function linkAll(parts: readonly Part[], next: UsageNode, linking: Linking): UsageNode {
  return parts.reduceRight((to, part) => link(part, to, linking), next)
}

function link(part: Part, to: UsageNode, linking: Linking): UsageNode {
  if ('word' in part) return { edges: [{ word: part.word, flag: linking.flag, to }], final: false }
  if ('slot' in part) {
    const reads = linking.slots[part.slot]
    if (!reads) throw refuse(linking.usage, `slot "${part.slot}" has no reader`)
    return { edges: [{ slot: part.slot, reads, to }], final: false }
  }
  const within = { ...linking, flag: true }
  if ('optional' in part) return merge([linkAll(part.optional, to, within), to])
  return merge(part.choice.map((parts) => linkAll(parts, to, within)))
}

function merge(nodes: readonly UsageNode[]): UsageNode {
  return {
    edges: nodes.flatMap(({ edges }) => edges),
    final: nodes.some(({ final }) => final),
  }
}

function refuse(usage: string, fact: string): LabError {
  return new LabError('bad-usage', { usage, fact })
}
