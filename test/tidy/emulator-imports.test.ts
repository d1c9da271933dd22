import { expect, test } from 'vitest'
import { broken } from './offence.ts'
import { straysOutsideEngine } from './rules/emulator-imports.ts'
import { codeFiles } from './source-file.ts'

function strays(path: string, text: string): string[] {
  return broken(straysOutsideEngine, [{ path, text }])
}

test('emulators import src/emulator and xstate only, and scenarios the public entry points only', () => {
  expect(broken(straysOutsideEngine, codeFiles('emulators', 'scenarios'))).toEqual([])
})

test('an emulator that reaches past src/emulator, or into another emulator, is caught', () => {
  const path = 'emulators/ucsm/grammar/exec.ts'
  expect(strays(path, "import { mode } from '../../../src/emulator/index.ts'")).toEqual([])
  expect(
    strays(path, "import { fsm } from '../backup/fsm.ts'\nimport { setup } from 'xstate'"),
  ).toEqual([])
  expect(strays(path, "import type { Clock } from '../../../src/clock/lab-clock.ts'")).toEqual([])
  expect(strays(path, "import { mode } from '../../../src/console/mode.ts'")).toEqual([
    'emulators/ucsm/grammar/exec.ts:1: may not import ../../../src/console/mode.ts; an emulator imports its own folder, src/emulator and xstate.',
  ])
  expect(strays(path, "import { x } from '../../backup-server/index.ts'")).toHaveLength(1)
  expect(strays(path, "import { readFileSync } from 'node:fs'")).toHaveLength(1)
  expect(strays(path, "import { x } from '../../sftunnel/peer.ts'")).toHaveLength(1)
  expect(strays('emulators/ftd/start.ts', "import { x } from '../sftunnel/peer.ts'")).toEqual([])
  expect(strays('emulators/sftunnel/peer.ts', "import { x } from '../ftd/start.ts'")).toHaveLength(
    1,
  )
  expect(strays('emulators/index.ts', "export { ucsm } from './ucsm/index.ts'")).toEqual([])
})

test('a scenario that reaches into the engine is caught', () => {
  const path = 'scenarios/ucsm/backup-blocked.ts'
  expect(strays(path, "import { scenario } from 'fieldfault/scenario'")).toEqual([])
  expect(strays(path, "import { story } from './story.ts'")).toEqual([])
  expect(strays(path, "import { scenario } from '../../src/scenario/index.ts'")).toHaveLength(1)
  expect(strays(path, "import { connect } from 'node:net'")).toHaveLength(1)
})
