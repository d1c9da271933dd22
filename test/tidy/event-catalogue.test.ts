import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogue } from '../../src/journal/catalogue.ts'
import { shown } from './offence.ts'
import { emissionsIn, neverEmitted, uncatalogued } from './rules/event-catalogue.ts'
import { codeFiles } from './source-file.ts'

const CATALOGUE = 'src/journal/catalogue.ts'
const names = new Set(Object.keys(catalogue))
const page = { path: CATALOGUE, text: readFileSync(CATALOGUE, 'utf8') }
const emissions = codeFiles('src', 'emulators')
  .filter(({ path }) => path !== CATALOGUE)
  .flatMap(emissionsIn)

const emitted = (text: string) =>
  emissionsIn({ path: 'src/lab/lab.ts', text }).map(({ name }) => name)
const known = new Set(['door.opened'])
const listing = { path: CATALOGUE, text: "\n'door.opened': 'A door opened.'" }

test('everything that a chart emits is in the catalogue', () => {
  expect(shown(uncatalogued(names, emissions))).toEqual([])
})

test('everything in the catalogue is emitted somewhere', () => {
  expect(shown(neverEmitted(names, emissions, page))).toEqual([])
})

test('recording, emitting and handing on are emissions, and reading is none', () => {
  expect(emitted("record('door.opened', { port })")).toEqual(['door.opened'])
  expect(emitted("record(ok ? 'login.accepted' : 'login.refused', { user })")).toEqual([
    'login.accepted',
    'login.refused',
  ])
  expect(emitted("observe({ type: 'door.opened' as const })")).toEqual(['door.opened'])
  expect(emitted("journal.entries({ event: 'door.opened' })")).toEqual([])
  expect(emitted("journal.count('door.opened')")).toEqual([])
})

test('a name that a chart emits without listing it is caught', () => {
  const file = { path: 'emulators/x/machine.ts', text: "\nemit({ type: 'door.ajar' })" }
  expect(shown(uncatalogued(known, emissionsIn(file)))).toEqual([
    'emulators/x/machine.ts:2: door.ajar is not in src/journal/catalogue.ts: add it, or use the name that is there.',
  ])
})

test('a listed name that nothing emits is caught', () => {
  const emission = emissionsIn({ path: 'src/lab/lab.ts', text: "record('door.opened', {})" })
  expect(neverEmitted(known, emission, listing)).toEqual([])
  expect(shown(neverEmitted(known, [], listing))).toEqual([
    `${CATALOGUE}:2: door.opened is emitted nowhere: remove it.`,
  ])
  expect(neverEmitted(new Set(['DoorOpened']), [], listing)).toHaveLength(1)
})
