import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shown } from './offence.ts'
import { README_HEADINGS, readmeOffences } from './rules/emulator-readme.ts'
import { writtenFiles } from './source-file.ts'

const folder = 'emulators/box'
const headings = README_HEADINGS.map((heading) => `## ${heading}\n`).join('\n')
const profile = { path: `${folder}/profiles/4.0-1d.ts`, text: '' }
const readme = (text: string) => ({ path: `${folder}/README.md`, text })

test('every emulator has a README that tells what it imitates and where it falls short', () => {
  const folders = readdirSync('emulators', { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(`emulators/${entry.name}/index.ts`),
  )
  const files = writtenFiles()
  expect(folders).not.toEqual([])
  expect(shown(folders.flatMap(({ name }) => readmeOffences(`emulators/${name}`, files)))).toEqual(
    [],
  )
})

test('a README with the headings and every profile is good', () => {
  expect(readmeOffences(folder, [readme(`# Box\n\n${headings}\n4.0-1d\n`), profile])).toEqual([])
})

test('a missing README, a missing heading and an unnamed profile are caught', () => {
  expect(shown(readmeOffences(folder, []))).toEqual([
    'emulators/box/README.md:1: is missing: write it, with Imitates · Front doors · Commands · Certificates · Behaviours · Versions · Evidence · Known gaps.',
  ])
  expect(readmeOffences(folder, [readme(headings.replace('## Evidence\n', ''))])).toHaveLength(1)
  expect(shown(readmeOffences(folder, [readme(headings), profile]))).toEqual([
    'emulators/box/README.md:1: does not name `4.0-1d`: say what it is.',
  ])
})
