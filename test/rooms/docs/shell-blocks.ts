import { fencedBlocks, noteOf, pages, type FencedBlock } from './fenced-blocks.ts'

/** Pages whose commands are not run, and what they need that a developer's machine may lack. */
export const elsewhere: Readonly<Record<string, string>> = {
  'docs/docker.md': 'a container engine',
  'docs/testing-with-testcontainers.md': 'a container engine',
  'docs/testing-with-vitest.md': 'a registry',
}

/** Commands of a page that are run as they stand. */
export interface ShellBlock {
  readonly place: string
  readonly commands: string
  /** The exit code of the last command: 0, or what the fence says. */
  readonly exit: number
  /** Lines that the page says are printed. */
  readonly output: readonly string[]
}

/** A page whose commands are run, in one shell and one folder. */
export interface ShellPage {
  readonly page: string
  /** Files that the page has the reader write, by name. */
  readonly files: Readonly<Record<string, string>>
  readonly blocks: readonly ShellBlock[]
}

/**
 * The pages with commands. A block in `sh` is run unless its fence says `not-run`; a block in `text` right
 * behind it is what it prints, among other lines.
 */
export function shellPages(): ShellPage[] {
  return pages
    .filter((page) => !Object.hasOwn(elsewhere, page))
    .map((page) => {
      const fenced = fencedBlocks(page)
      const blocks = fenced.flatMap((block, at) => shellBlock(block, fenced[at + 1]))
      return { page, files: filesOf(fenced), blocks }
    })
    .filter(({ blocks }) => blocks.length > 0)
}

function shellBlock(block: FencedBlock, next: FencedBlock | undefined): ShellBlock[] {
  const { language, notes, place, text } = block
  if (language !== 'sh' || notes.includes('not-run')) return []
  const prints = next?.follows === true && next.language === 'text'
  return [
    {
      place,
      commands: text,
      exit: Number(noteOf(block, 'exit') ?? 0),
      output: prints ? next.text.split('\n').filter((line) => line.trim() !== '') : [],
    },
  ]
}

function filesOf(fenced: readonly FencedBlock[]): Record<string, string> {
  return Object.fromEntries(
    fenced.flatMap((block) => {
      const name = noteOf(block, 'file')
      return name === undefined ? [] : [[name, block.text]]
    }),
  )
}
