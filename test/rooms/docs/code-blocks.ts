import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkout, fencedBlocks, noteOf, pages } from './fenced-blocks.ts'

/** A TypeScript block of a page for users that stands for itself, or for a file beside the others of its page. */
export interface CodeBlock {
  /** Page and line: `docs/testing-with-vitest.md:19`. */
  readonly place: string
  readonly code: string
  /** What it is written to, below the folder that holds them all: `PAGE/NAME`. */
  readonly file: string
}

/** The TypeScript blocks of the pages for users; a block is complete unless its fence says `ts fragment`. */
export function codeBlocks(): CodeBlock[] {
  return pages.flatMap(fencedBlocks).flatMap((block) => {
    const { page, place, language, notes, text } = block
    if (language !== 'ts' || notes.includes('fragment')) return []
    const name = noteOf(block, 'file') ?? `line-${place.split(':')[1]}.ts`
    return [{ place, code: text, file: `${page.replaceAll(/\W+/g, '-')}/${name}` }]
  })
}

/** Writes the blocks to a folder in which they find this checkout as the package, and compile. */
export function writeBlocks(folder: string, blocks: readonly CodeBlock[]): void {
  for (const { file, code } of blocks) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), code)
  }
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'), 'junction')
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(compilation))
}

const compilation = {
  extends: join(checkout, 'test/tsconfig.json'),
  compilerOptions: {
    rootDir: '/',
    paths: {
      'fieldfault/scenario': [join(checkout, 'src/scenario/index.ts')],
      'fieldfault/emulator': [join(checkout, 'src/emulator/index.ts')],
      'fieldfault/emulators': [join(checkout, 'emulators/index.ts')],
      'fieldfault/vitest': [join(checkout, 'src/testing/index.ts')],
      'fieldfault/testcontainers': [join(checkout, 'src/testing/testcontainers/index.ts')],
    },
  },
  include: ['**/*.ts'],
}
