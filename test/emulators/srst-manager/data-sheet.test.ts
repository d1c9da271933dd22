import { expect, test } from 'vitest'
import { srstManager } from '../../../emulators/index.ts'
import { profiles } from '../../../emulators/srst-manager/profiles.ts'
import { isIdent, listFaults } from '../ssh-algorithm-names.ts'

test.each(Object.values(profiles))(
  'the SSH lists of $title hold known names, each once',
  (profile) => {
    expect(listFaults(profile.sshServer)).toEqual([])
    expect(listFaults(profile.sshClient)).toEqual([])
    expect([profile.ident, profile.clientIdent].every(isIdent)).toBe(true)
  },
)

test('every mode is listed with its commands, and no command twice', () => {
  const commands = srstManager.commands().map(({ mode, usage }) => `${mode}: ${usage}`)
  expect(new Set(commands).size).toBe(commands.length)
  expect(new Set(srstManager.commands().map(({ mode }) => mode))).toEqual(
    new Set([
      'exec',
      'config',
      'config-interface',
      'aaa-accounting',
      'aaa-accounting-event',
      'aaa-policy',
      'backup-schedule',
      'kron-schedule',
      'offline',
      'show',
    ]),
  )
})
