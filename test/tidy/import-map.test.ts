import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { broken } from './offence.ts'
import { readImportMap, roomsInCircles, straysFromMap } from './rules/import-map.ts'
import { codeFiles } from './source-file.ts'

const map = readImportMap(readFileSync('ARCHITECTURE.md', 'utf8'))
const small = readImportMap(
  '| room | may import |\n| --- | --- |\n| errors | |\n| clock | errors |\n| cli | errors, clock |\n',
)

function strays(path: string, text: string): string[] {
  return broken(straysFromMap(small), [{ path, text }])
}

test('a room imports only the rooms that the map allows', () => {
  expect(broken(straysFromMap(map), codeFiles('src'))).toEqual([])
})

test('the map lists exactly the rooms of src that hold files', () => {
  const rooms = readdirSync('src', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(`src/${entry.name}`).length > 0)
    .map(({ name }) => name)
  expect([...map.keys()].toSorted()).toEqual(rooms.toSorted())
})

test('the map names no room that it does not list, and leads nowhere in a circle', () => {
  expect([...map.values()].flat().filter((room) => !map.has(room))).toEqual([])
  expect(roomsInCircles(map)).toEqual([])
})

test('a circle in a map is found', () => {
  const page = '| room | may import |\n| --- | --- |\n| lab | ssh |\n| ssh | tls |\n| tls | lab |\n'
  expect(roomsInCircles(readImportMap(page))).toEqual(['lab', 'ssh', 'tls'])
})

test('an import against the direction is caught, in whichever way it is written', () => {
  const against =
    'src/errors/row.ts:1: errors may not import src/clock/now.ts; it may import: no other room.'
  expect(strays('src/errors/row.ts', "import { now } from '../clock/now.ts'")).toEqual([against])
  expect(strays('src/errors/row.ts', "export { now } from '../clock/now.ts'")).toEqual([against])
  expect(strays('src/errors/row.ts', "export * from '../clock/now.ts'")).toEqual([against])
  expect(strays('src/errors/row.ts', "const { now } = await import('../clock/now.ts')")).toEqual([
    against,
  ])
  expect(strays('src/errors/row.ts', "import '../clock/now.ts'")).toEqual([against])
})

test('an import against the direction is caught two folders deep', () => {
  expect(
    strays('src/errors/rows/api.ts', "\nimport { now } from '../../clock/deep/now.ts'"),
  ).toEqual([
    'src/errors/rows/api.ts:2: errors may not import src/clock/deep/now.ts; it may import: no other room.',
  ])
})

test('a file directly in src is caught', () => {
  expect(strays('src/index.ts', '')).toEqual([
    'src/index.ts:1: no room: move this file into a folder of src.',
  ])
})

test('only the command line knows the emulators, and only by their list', () => {
  expect(strays('src/cli/list.ts', "import { emulators } from '../../emulators/index.ts'")).toEqual(
    [],
  )
  expect(
    strays('src/cli/list.ts', "import { x } from '../../emulators/ucsm/index.ts'"),
  ).toHaveLength(1)
  expect(strays('src/clock/now.ts', "import { x } from '../../emulators/index.ts'")).toHaveLength(1)
  expect(strays('src/cli/list.ts', "import { x } from '../../scenarios/one.ts'")).toHaveLength(1)
  expect(strays('src/cli/list.ts', "import { x } from 'fieldfault/emulators'")).toHaveLength(1)
})

test('allowed rooms, the own room, packages and types are free', () => {
  const text = `
    import { LabError } from '../errors/lab-error.ts'
    import { pause } from './pause.ts'
    import { createHash } from 'node:crypto'
    import type { Command } from '../cli/command.ts'
    export type { Option } from '../cli/command.ts'
  `
  expect(strays('src/clock/now.ts', text)).toEqual([])
})
