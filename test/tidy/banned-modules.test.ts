import { expect, test } from 'vitest'
import { broken } from './offence.ts'
import { bannedModules } from './rules/banned-modules.ts'
import { codeFiles } from './source-file.ts'

function banned(path: string, specifier: string): string[] {
  return broken(bannedModules, [{ path, text: `import { x } from '${specifier}'` }])
}

test('sockets, files and timers are reached only from the rooms that own them', () => {
  expect(broken(bannedModules, codeFiles('src', 'emulators', 'scenarios', 'test'))).toEqual([])
})

test('ssh2 is caught outside src/ssh, its inner files and types apart', () => {
  expect(banned('src/lab/network.ts', 'ssh2')).toEqual([
    'src/lab/network.ts:1: may not import ssh2: src/ssh is the only room that speaks SSH.',
  ])
  expect(banned('src/lab/network.ts', 'ssh2/lib/protocol/kex.js')).toHaveLength(1)
  expect(banned('test/rooms/lab/network.test.ts', 'ssh2')).toHaveLength(1)
  expect(banned('src/ssh/serve.ts', 'ssh2')).toEqual([])
  expect(banned('test/doors/sshd.test.ts', 'ssh2')).toEqual([])
  const types = { path: 'src/lab/network.ts', text: "import type { Client } from 'ssh2'" }
  expect(broken(bannedModules, [types])).toEqual([])
})

test('a require of ssh2 is caught too', () => {
  const text = "const { Client } = require('ssh2')"
  expect(broken(bannedModules, [{ path: 'src/lab/network.ts', text }])).toHaveLength(1)
})

test('the interpreter is caught where it would load with every start; its types are free', () => {
  expect(banned('src/linux/bash/connect-ends.ts', 'just-bash')).toHaveLength(1)
  expect(banned('src/linux/bash/load-bash.ts', 'just-bash')).toEqual([])
  const types = {
    path: 'src/linux/bash/interpreter.ts',
    text: "import type { Bash } from 'just-bash'",
  }
  expect(broken(bannedModules, [types])).toEqual([])
})

test('sockets are caught outside the rooms that listen and dial', () => {
  expect(banned('src/ssh/serve.ts', 'node:net')).toHaveLength(1)
  expect(banned('src/emulator/door.ts', 'http')).toHaveLength(1)
  expect(banned('src/lab/outside.ts', 'node:dns/promises')).toEqual([])
  expect(banned('src/lab/outside.ts', 'node:tls')).toHaveLength(1)
  expect(banned('src/tls/door.ts', 'node:tls')).toEqual([])
})

test('files are caught where nothing may touch the machine', () => {
  expect(banned('emulators/ucsm/index.ts', 'node:fs')).toHaveLength(1)
  expect(banned('src/console/pager.ts', 'fs/promises')).toHaveLength(1)
  expect(banned('src/store/folder-store.ts', 'node:fs/promises')).toEqual([])
})

test('timers of Node are caught as a module', () => {
  expect(banned('src/lab/lab.ts', 'node:timers/promises')).toHaveLength(1)
  expect(banned('src/clock/real-time.ts', 'node:timers')).toEqual([])
})
