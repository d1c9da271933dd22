import { expect, test } from 'vitest'
import { profiles } from '../../../emulators/ftd/profiles.ts'
import { ftd } from '../../../emulators/index.ts'
import { emulatorDocument, emulatorText } from '../../../src/cli/describe/emulator-text.ts'
import { createTerminal } from '../../../src/cli/terminal.ts'
import { isIdent, listFaults } from '../ssh-algorithm-names.ts'

test.each(Object.values(profiles))(
  'the SSH lists of $title hold known names, each once',
  (profile) => {
    expect(listFaults(profile.sshServer)).toEqual([])
    expect(isIdent(profile.ident)).toBe(true)
  },
)

test('describe shows options, doors, events and commands', () => {
  const text = emulatorText(emulatorDocument(ftd, false), createTerminal({ color: false })).join(
    '\n',
  )
  for (const part of ['clockSkew', '8305', 'network.cut', 'sftunnel-status-brief', '7.6'])
    expect(text).toContain(part)
})

test('every tunnel profile tries again after ever longer pauses', () => {
  for (const { tunnel } of Object.values(profiles)) {
    expect(tunnel.backOffMs).toEqual(tunnel.backOffMs.toSorted((one, other) => one - other))
    expect(tunnel.heartbeatLimitMs).toBeGreaterThan(tunnel.heartbeatMs)
  }
})
