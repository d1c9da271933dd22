import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const checkout = fileURLToPath(new URL('../../..', import.meta.url))
/** A block is complete unless its fence says `ts fragment`. */
const COMPLETE = /^```ts\n([\s\S]*?)^```$/gm

/** A code block of a page for users that stands for itself. */
export interface CodeBlock {
  /** Page and line: `docs/testing-with-vitest.md:19`. */
  readonly place: string
  readonly code: string
  /** What it is written to, in the folder that holds them all. */
  readonly file: string
}

/** The complete TypeScript blocks of the pages for users. */
export function codeBlocks(): CodeBlock[] {
  const pages = readdirSync(join(checkout, 'docs')).filter((name) => name.endsWith('.md'))
  return ['README.md', ...pages.map((name) => `docs/${name}`)].flatMap((page) => {
    const text = readFileSync(join(checkout, page), 'utf8')
    return [...text.matchAll(COMPLETE)].map(({ 1: code = '', index }) => {
      const line = text.slice(0, index).split('\n').length
      const file = `${page.replaceAll(/\W+/g, '-')}-${line}.ts`
      return { place: `${page}:${line}`, code, file }
    })
  })
}

/** Writes the blocks to a folder in which they find this checkout as the package, and compile. */
export function writeBlocks(folder: string, blocks: readonly CodeBlock[]): void {
  mkdirSync(folder, { recursive: true })
  for (const { file, code } of blocks) writeFileSync(join(folder, file), code)
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
  include: ['*.ts'],
}
