import type { Offence } from '../offence.ts'
import type { SourceFile } from '../source-file.ts'
import { outsideFences } from './page-title.ts'

/** The headings of every emulator's README, in this order. */
export const README_HEADINGS = [
  'Imitates',
  'Front doors',
  'Commands',
  'Certificates',
  'Behaviours',
  'Versions',
  'Evidence',
  'Known gaps',
] as const

/** An emulator's README has the eight headings and names each profile and each behaviour. */
export function readmeOffences(folder: string, files: readonly SourceFile[]): Offence[] {
  const path = `${folder}/README.md`
  const readme = files.find((file) => file.path === path)
  if (!readme)
    return [{ path, line: 1, says: `is missing: write it, with ${README_HEADINGS.join(' · ')}.` }]
  const unnamed = files
    .filter((file) => /\/(?:profiles|behaviours)\/[^/]+\.ts$/.test(file.path))
    .filter((file) => file.path.startsWith(`${folder}/`))
    .map((file) => stemOf(file.path))
    .filter((stem) => stem !== 'index' && !readme.text.includes(stem))
  return [
    ...headingOffences(readme),
    ...unnamed.map((stem) => ({
      path,
      line: 1,
      says: `does not name \`${stem}\`: say what it is.`,
    })),
  ]
}

function headingOffences({ path, text }: SourceFile): Offence[] {
  const headings = outsideFences(text).flatMap((line) => /^## (.+?) *$/.exec(line)?.[1] ?? [])
  const same =
    headings.length === README_HEADINGS.length &&
    README_HEADINGS.every((heading, index) => headings[index] === heading)
  if (same) return []
  const says = `has the headings ${headings.join(' · ')}; they are ${README_HEADINGS.join(' · ')}.`
  return [{ path, line: 1, says }]
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.ts$/, '')
}
