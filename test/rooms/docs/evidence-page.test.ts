import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backupServer, workstation } from '../../../emulators/index.ts'
import { checkout } from './fenced-blocks.ts'

const page = readFileSync(join(checkout, 'docs/evidence.md'), 'utf8')
const ROW = /^\| (?!profile )([^ |]+) \| (\w+) \| (\w+) \| (.*) \|$/gm

test.for([
  { heading: 'Backup servers', emulator: backupServer },
  { heading: 'Workstations', emulator: workstation },
])('the table of $heading is what describe --evidence says', ({ heading, emulator }) => {
  const [, section = ''] = page.split(`## ${heading}\n`)
  const rows = [...(section.split('\n## ')[0] ?? '').matchAll(ROW)].map(
    ([, profile, part, mark, source]) => `${profile} ${part}: ${mark}, ${source}`,
  )
  const profiles = Object.keys(emulator.profiles)
  const known = emulator
    .evidence()
    .filter(({ what }) => profiles.includes(what.split(' ')[0] ?? ''))
    .map(({ what, mark, source }) => `${what}: ${mark}, ${source}`)
  expect(rows.toSorted()).toEqual(known.toSorted())
})
