import { expect, test } from 'vitest'
import { fmc as fmcEmulator } from '../../../emulators/fmc/index.ts'
import { startManager, startPair } from './fmc-lab.ts'
import { becomeRoot } from './renewal-lab.ts'

const TOOL = '/usr/local/sf/bin/generate_certs.pl'

const rightOnes = [
  { profile: '7.0', called: 'FK', name: 'Cisco_Firepower_Mgmt_Center_Hotfix_FK-7.0.6.99-9' },
  { profile: '7.2', called: 'fz', name: 'Cisco_Secure_FW_Mgmt_Center_Hotfix_FZ-7.2.9.99-4' },
  { profile: '7.3', called: 'AE', name: 'Cisco_Secure_FW_Mgmt_Center_Hotfix_AE-7.3.1.99-4' },
  { profile: '7.4', called: 'AO', name: 'Cisco_Secure_FW_Mgmt_Center_Hotfix_AO-7.4.2.99-5' },
  { profile: '7.6', called: 'B', name: 'Cisco_Secure_FW_Mgmt_Center_Hotfix_B-7.6.0.99-5' },
]

const wrongOnes = [
  { profile: '7.2', called: 'FK', why: 'of another train' },
  { profile: '7.1', called: 'FK', why: 'on 7.1, which has none' },
  { profile: '6.6', called: 'FZ', why: 'on 6.6, which has none' },
  { profile: '7.2.10', called: 'FZ', why: 'on a release that has the programs' },
  { profile: '7.6.1', called: 'B', why: 'on a release of its train that has the programs' },
]

test.for(rightOnes)('hotfix $called is for $profile', async ({ profile, called, name }) => {
  const { fmc, journal } = await startManager({ profile })
  expect(fmc.readFile(TOOL)).toBeUndefined()
  expect(await fmc.installHotfix(called)).toBe(true)
  expect(fmc.readFile(TOOL)).toBeDefined()
  expect(fmc.tasks()).toMatchObject([{ group: 'Local Install', state: 'completed' }])
  expect(fmc.views().software.hotfixes).toEqual([name])
  expect(fmc.readFile(`/var/log/sf/${name}/status.log`)).toContain('No reboot is required')
  expect(journal('hotfix.installed')).toEqual([{ package: name }])
})

test.for(wrongOnes)('a hotfix $why is refused', async ({ profile, called }) => {
  const { fmc, journal } = await startManager({ profile })
  const before = fmc.readFile(TOOL)
  expect(await fmc.installHotfix(called)).toBe(false)
  expect(fmc.tasks()).toMatchObject([{ group: 'Local Install', state: 'failed' }])
  expect(fmc.tasks()[0]?.text).toContain('the update is not applicable to version')
  expect(fmc.readFile(TOOL)).toBe(before)
  expect(fmc.readFile('/etc/sf/patch_history')).toBeUndefined()
  expect(journal('hotfix.installed')).toEqual([])
})

test('a file that is no update, and a hotfix that is there already, are refused', async () => {
  const { fmc } = await startManager()
  expect(await fmc.installHotfix('holiday.tar')).toBe(false)
  expect(
    await fmc.installHotfix('Cisco_Secure_FW_Mgmt_Center_Hotfix_FZ-7.2.9.99-4.sh.REL.tar'),
  ).toBe(true)
  expect(await fmc.installHotfix('FZ')).toBe(false)
  expect(fmc.tasks().map(({ text }) => text.split(': ').at(-1))).toEqual([
    'the file is not an update.',
    expect.stringContaining('Successfully installed'),
    'the update is already installed.',
  ])
})

test('a hotfix reboots nothing, and tunnels stay', async () => {
  const { fmc, lab, journal } = await startPair({ caExpiresIn: '-3d' })
  lab.appliance('fmc').send({ type: 'hotfix.installed', package: 'FZ' })
  await lab.advance(3_600_000)
  expect(fmc.readFile(TOOL)).toBeDefined()
  expect(fmc.readFile('/etc/sf/patch_history')).toBe('7.2.5-208\nHotfix FZ-7.2.9.99-4\n')
  expect(journal('tunnel.down')).toEqual([])
  expect(journal('appliance.rebooted')).toEqual([])
})

test('before the hotfix the shell does not know the program, and afterwards it does', async () => {
  const { fmc, visit } = await startManager()
  const cli = await becomeRoot(await visit())
  await cli.type('generate_certs.pl\r')
  expect(cli.shown()).toContain('bash: generate_certs.pl: command not found\n')
  await fmc.installHotfix('FZ')
  cli.turnPage()
  await cli.type('generate_certs.pl\r')
  expect(cli.shown()).toContain('You are about to generate new certificates')
})

test('a reboot during the installation breaks it off', async () => {
  const { fmc, lab } = await startManager()
  lab.appliance('fmc').send({ type: 'hotfix.installed', package: 'FZ' })
  await lab.advance(60_000)
  await fmc.reboot()
  await lab.advance(3_600_000)
  expect(fmc.tasks()).toMatchObject([
    { state: 'failed', text: expect.stringContaining('interrupted') },
  ])
  expect(fmc.readFile(TOOL)).toBeUndefined()
})

test('another release does without the hotfix, unless it has the programs itself', async () => {
  const { fmc, journal } = await startManager()
  await fmc.installHotfix('FZ')
  await fmc.upgrade('7.4')
  expect(fmc.readFile(TOOL)).toBeUndefined()
  expect(fmc.views().software).toEqual({ version: '7.4.2', build: 172, hotfixes: [] })
  await fmc.upgrade('7.4.3')
  expect(fmc.readFile(TOOL)).toBeDefined()
  expect(journal('appliance.rebooted')).toHaveLength(2)
})

test('an upgrade is a task that ends when the manager works again', async () => {
  const { fmc, lab } = await startManager()
  lab.appliance('fmc').send({ type: 'software.upgraded', to: '7.6' })
  await lab.advance(60_000)
  expect(fmc.tasks()).toMatchObject([{ title: 'Upgrade version: 7.6.0-113', state: 'running' }])
  await lab.advance(2 * 3_600_000)
  expect(fmc.tasks()).toMatchObject([
    { state: 'completed', text: 'Successfully installed version 7.6.0-113' },
  ])
})

test('every first fixed release is there', () => {
  const fixed = Object.entries(fmcEmulator.profiles).filter(
    ([name]) => name.split('.').length === 3,
  )
  expect(fixed.map(([name]) => name).toSorted()).toEqual([
    '6.2.3',
    '7.0.7',
    '7.2.10',
    '7.4.3',
    '7.6.1',
  ])
})
