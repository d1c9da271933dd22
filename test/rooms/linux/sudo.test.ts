import { expect, test } from 'vitest'
import { minutes } from '../../../src/clock/durations.ts'
import { createAppliance } from './linux-fixture.ts'

test('sudo su lectures once, asks for the password, and keeps the directory', async () => {
  const { open } = createAppliance()
  const { type } = await open()
  const shown = await type('sudo su\r')
  expect(shown).toContain('    #1) Respect the privacy of others.\n')
  expect(shown).toMatch(/\n\nPassword: $/)
  expect(await type('wrong\r')).toBe('\nSorry, try again.\nPassword: ')
  expect(await type('right\r')).toBe('\nroot@firepower:/Volume/home/admin# ')
  expect(await type('exit\r')).toBe('exit\nexit\nadmin@firepower:~$ ')
  expect(await type('sudo -k; sudo su -\r')).toBe('sudo -k; sudo su -\nPassword: ')
  expect(await type('right\r')).toBe('\nroot@firepower:~# ')
  expect(await type('\u0004')).toBe('\nlogout\nadmin@firepower:~$ ')
})

test('a right password is remembered for fifteen minutes of lab time', async () => {
  const { open, clock } = createAppliance()
  const { type } = await open()
  await type('sudo id -un\r')
  expect(await type('right\r')).toContain('\nroot\n')
  expect(await type('sudo id -un\r')).toBe('sudo id -un\nroot\nadmin@firepower:~$ ')
  await clock.advance(minutes(15))
  expect(await type('sudo id -un\r')).toMatch(/Password: $/)
})

test('a right password on one terminal is none on another', async () => {
  const { open } = createAppliance()
  const [first, second] = [await open(), await open()]
  await first.type('sudo id -un\r')
  expect(await first.type('right\r')).toContain('\nroot\n')
  expect(await second.type('sudo id -un\r')).toMatch(/Password: $/)
  expect(await second.type('right\r')).toContain('\nroot\n')
  expect(await first.type('sudo -k; sudo id -un\r')).toMatch(/Password: $/)
  await first.type('\u0003')
  expect(await second.type('sudo id -un\r')).toBe('sudo id -un\nroot\nadmin@firepower:~$ ')
})

test('three wrong passwords, a user without the right, and an unknown command are refused', async () => {
  const { type } = await createAppliance().open()
  await type('sudo -s\r')
  await type('a\r')
  await type('b\r')
  expect(await type('c\r')).toContain('sudo: 3 incorrect password attempts\n')
  await type('sudo true\r')
  await type('right\r')
  expect(await type('sudo nano\r')).toContain('\nsudo: nano: command not found\n')
})

test('su asks for the password of the other user', async () => {
  const { type } = await createAppliance().open()
  await type('su guest\r')
  expect(await type('right\r')).toContain('su: Authentication failure\n')
})

test('what is done by sudo is done as root, pipes and editors included', async () => {
  const { exec, open } = createAppliance()
  expect(await exec('cat /etc/shadow', { as: 'admin' })).toEqual({
    stdout: '',
    stderr: 'cat: /etc/shadow: Permission denied\n',
    exitCode: 1,
  })
  const { type } = await open()
  await type('sudo cat /etc/shadow | wc -l\r')
  expect(await type('right\r')).toContain('\n1\n')
  await type('sudo vi /etc/shadow\r')
  expect(await type('ddiroot:x:\u001b:wq\r')).toContain('admin@firepower:~$ ')
  expect(await type('sudo cat /etc/shadow\r')).toContain('\nroot:x:\n')
})

test('no password is echoed', async () => {
  const { type, terminal } = await createAppliance().open()
  await type('sudo su\r')
  await type('right\r')
  expect(terminal.written()).not.toContain('right')
})
