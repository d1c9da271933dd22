import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout, with a slash at its end. */
export const checkout = fileURLToPath(new URL('../../..', import.meta.url))

const FENCE = /^```(\w+)((?: [^\n]*)?)\n([\s\S]*?)^```$/gm

/** A fenced block of a page for users. */
export interface FencedBlock {
  readonly page: string
  /** Page and line: `docs/testing-with-vitest.md:19`. */
  readonly place: string
  /** What the fence says the language is. */
  readonly language: string
  /** What else it says: `fragment`, `not-run`, `file=NAME`, `exit=CODE`. */
  readonly notes: readonly string[]
  readonly text: string
  /** Whether nothing but an empty line parts it from the block before. */
  readonly follows: boolean
}

/** README and the pages of `docs/`. */
export const pages = [
  'README.md',
  ...readdirSync(join(checkout, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** The fenced blocks of a page, in their order. */
export function fencedBlocks(page: string): FencedBlock[] {
  const whole = readFileSync(join(checkout, page), 'utf8')
  let end = -1
  return [...whole.matchAll(FENCE)].map(
    ({ 0: all, 1: language = '', 2: notes, 3: text, index }) => {
      const follows = end >= 0 && whole.slice(end, index).trim() === ''
      end = index + all.length
      return {
        page,
        place: `${page}:${whole.slice(0, index).split('\n').length}`,
        language,
        notes: (notes ?? '').trim().split(' ').filter(Boolean),
        text: text ?? '',
        follows,
      }
    },
  )
}

/** The value of a note such as `file=NAME`; undefined without it. */
export function noteOf({ notes }: FencedBlock, key: string): string | undefined {
  return notes.find((note) => note.startsWith(`${key}=`))?.slice(key.length + 1)
}
