import { expect, test } from 'vitest'
import { minutes } from '../../../src/clock/durations.ts'
import { startManager } from './fmc-lab.ts'
import { CA } from './renewal-lab.ts'

/** What a manager says to lines that come without a terminal, as with `ssh -T host < FILE`. */
async function send(...lines: readonly string[]) {
  const world = await startManager({ profile: '7.2.10', caExpiresIn: '120d' })
  const before = world.fmc.readFile(CA)
  const cli = await world.visit(null)
  await cli.type(lines.map((line) => `${line}\n`).join(''))
  await cli.endInput()
  await world.lab.clock.advance(minutes(5))
  return { shown: cli.transcript(), isRenewed: world.fmc.readFile(CA) !== before }
}

test('a script on standard input answers the password question and generate_certs.pl', async () => {
  const { shown, isRenewed } = await send(
    'expert',
    'sudo -S su',
    'fmc-secret',
    'generate_certs.pl',
    'yes',
    'yes',
    'id -un',
    'exit',
    'id -un',
  )
  expect(shown).toContain('Do you want to continue? [yes/no]:')
  expect(shown).not.toContain('command not found')
  expect(shown).toMatch(/root\n[^]*admin\n/)
  expect(isRenewed).toBe(true)
})

test('a no out of a script on standard input changes nothing', async () => {
  const { shown, isRenewed } = await send(
    'expert',
    'sudo -S generate_certs.pl',
    'fmc-secret',
    'no',
    'id -un',
  )
  expect(shown).toMatch(/\[yes\/no\]:[^]*admin\n/)
  expect(isRenewed).toBe(false)
})
