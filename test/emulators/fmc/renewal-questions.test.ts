import { expect, test } from 'vitest'
import type { FmcHandle } from '../../../emulators/fmc/index.ts'
import { FileRefusal } from '../../../src/emulator/index.ts'
import { holds } from '../../rooms/console/conversation.ts'
import { startManager, startPair } from './fmc-lab.ts'
import { becomeRoot, CA, generate, startRenewal } from './renewal-lab.ts'

/** A manager of a release that has the programs, and its root prompt. */
async function startAtRoot() {
  const world = await startManager({ profile: '7.2.10', caExpiresIn: '120d' })
  const before = world.fmc.readFile(CA)
  const cli = await becomeRoot(await world.visit())
  const isUnchanged = () =>
    world.fmc.readFile(CA) === before && world.journal('authority.renewed').length === 0
  return { ...world, cli, isUnchanged }
}

/** Leaves less than 512 bytes of a manager's disk. */
function fillDisk({ writeFile }: Pick<FmcHandle, 'writeFile'>): void {
  let size = 0
  for (let step = 2 ** 26; step >= 512; step /= 2) {
    try {
      writeFile('/var/tmp/filler', 'x'.repeat(size + step))
      size += step
    } catch (error) {
      if (!(error instanceof FileRefusal)) throw error
    }
  }
}

test('no at the first question ends without a change', async () => {
  const { cli, isUnchanged } = await startAtRoot()
  await cli.type('generate_certs.pl\r')
  await cli.type('no\r')
  expect(cli.shown()).toMatch(/\[yes\/no\]:no\nroot@FMC-1:\/Volume\/home\/admin# $/)
  expect(cli.shown()).not.toContain('Current ca_root')
  expect(isUnchanged()).toBe(true)
})

test('no at the second question ends without a change', async () => {
  const { cli, fmc, isUnchanged } = await startAtRoot()
  for (const line of ['generate_certs.pl', 'yes', 'no']) await cli.type(`${line}\r`)
  expect(cli.shown()).toContain('Current ca_root expires in 120 days')
  expect(isUnchanged()).toBe(true)
  expect(fmc.readFile('/var/log/sf/sfca_generation.log')).toBeUndefined()
})

test('another word asks again', async () => {
  const { cli, isUnchanged } = await startAtRoot()
  await cli.type('generate_certs.pl\r')
  cli.turnPage()
  await holds(
    cli,
    `
    Do you want to continue? [yes/no]:▸y
    Do you want to continue? [yes/no]:▸perhaps
    Do you want to continue? [yes/no]:▸no
    root@FMC-1:/Volume/home/admin# ▸
    `,
  )
  expect(isUnchanged()).toBe(true)
})

test.for([
  { where: 'the first question', answers: [] },
  { where: 'the second question', answers: ['yes'] },
])('Ctrl-C at $where changes nothing', async ({ answers }) => {
  const { cli, isUnchanged } = await startAtRoot()
  for (const line of ['generate_certs.pl', ...answers]) await cli.type(`${line}\r`)
  await cli.type('\u0003')
  expect(cli.shown()).toMatch(/\[yes\/no\]:\^C\nroot@FMC-1:\/Volume\/home\/admin# $/)
  expect(isUnchanged()).toBe(true)
})

test('Ctrl-C while the key is made changes nothing', async () => {
  const { cli, lab, isUnchanged } = await startAtRoot()
  for (const line of ['generate_certs.pl', 'yes']) await cli.type(`${line}\r`)
  await cli.type('yes\r\u0003')
  await lab.advance(60_000)
  expect(isUnchanged()).toBe(true)
})

test('answers may come out of a pipe', async () => {
  const { cli, journal, lab } = await startAtRoot()
  await cli.type("printf 'yes\\nyes\\n' | generate_certs.pl\r")
  expect(cli.shown()).toContain('[yes/no]:\nCurrent ca_root expires in 120 days')
  await lab.advance(60_000)
  expect(cli.shown()).toContain('Scalars leaked: 1\n')
  expect(journal('authority.renewed')).toHaveLength(1)
})

test('the end of a pipe is a no', async () => {
  const { cli, isUnchanged } = await startAtRoot()
  await cli.type('echo yes | generate_certs.pl\r')
  expect(cli.shown()).toMatch(/Do you want to continue\? \[yes\/no\]:\nroot@FMC-1/)
  expect(isUnchanged()).toBe(true)
})

test('what is said goes into a pipe, too', async () => {
  const { cli } = await startAtRoot()
  await cli.type("printf 'yes\\nyes\\n' | generate_certs.pl > /tmp/said; tail -1 /tmp/said\r")
  expect(cli.shown()).toContain('\nScalars leaked: 1\n')
})

test('only root may run it', async () => {
  const { visit } = await startManager({ profile: '7.2.10' })
  const cli = await visit()
  for (const line of ['expert', 'generate_certs.pl']) await cli.type(`${line}\r`)
  expect(cli.shown()).toContain('generate_certs.pl: you must be root\n')
})

test.for(['', 'not a certificate\n'])('an InternalCA that reads %j ends it', async (text) => {
  const { cli, fmc, journal } = await startAtRoot()
  fmc.writeFile(CA, text)
  await cli.type('generate_certs.pl\r')
  await cli.type('yes\r')
  expect(cli.shown()).toContain(
    'Unable to read a certificate in /etc/sf/ca_root/cacert.pem. No certificates were generated.\n',
  )
  expect(fmc.readFile(CA)).toBe(text)
  expect(journal('authority.renewed')).toEqual([])
})

test('a full disk leaves every file as it was', async () => {
  const { fmc, visit, journal } = await startPair({ profile: '7.2.10' })
  const cli = await becomeRoot(await visit())
  const files = [CA, '/etc/sf/ca_root/index.txt', '/etc/sf/keys/sftunnel-cert.pem']
  const before = files.map(fmc.readFile)
  fillDisk(fmc)
  const shown = await generate(cli)
  expect(shown).toMatch(/No space left on device/)
  expect(files.map(fmc.readFile)).toEqual(before)
  expect(journal('authority.renewed')).toEqual([])
})

test('a manager whose sftunnel is disabled lists every device', async () => {
  const { fmc, visit } = await startRenewal()
  const cli = await becomeRoot(await visit())
  await cli.type('pmtool disablebyid sftunnel\r')
  const shown = await generate(cli)
  expect(shown).toContain('Failed to push to FTD-1 = ')
  expect(fmc.readFile('/var/log/sf/sfca_generation.log')).toContain('Failed to push /etc/sf')
})
