import { expect, test } from 'vitest'
import type { FmcHandle } from '../../../emulators/fmc/index.ts'
import { DAY_MS, startPair } from './fmc-lab.ts'

/** A pair whose InternalCA has expired ten days ago. */
async function expiredPair() {
  const world = await startPair({ caExpiresIn: '20d' })
  await world.lab.advance(30 * DAY_MS)
  return world
}

const interruptions: Readonly<Record<string, (fmc: FmcHandle) => unknown>> = {
  'a reboot': (fmc) => fmc.reboot(),
  'a crash of sftunnel': (fmc) => fmc.crash(),
  'a restart of sftunnel': (fmc) => fmc.restartSftunnel(),
  'an upgrade': (fmc) => fmc.upgrade('7.4'),
  async 'a loss of power'(fmc) {
    fmc.losePower()
    await fmc.switchOn()
  },
}

test('a tunnel that stands outlives the InternalCA', async () => {
  const { fmc, journal } = await expiredPair()
  expect(fmc.views().certificate.standing).toBe('expired')
  expect(fmc.devices()).toMatchObject([{ state: 'enabled' }])
  expect(journal('tunnel.down')).toEqual([])
  expect(await fmc.deploy('FTD-1')).toBe(true)
})

test.for(Object.keys(interruptions))('%s passes while the InternalCA is valid', async (name) => {
  const { fmc, lab, journal } = await startPair({ caExpiresIn: '200d' })
  await interruptions[name]!(fmc)
  await lab.advance(DAY_MS)
  expect(journal('device.disabled')).toEqual([{ device: 'FTD-1' }])
  expect(fmc.devices()).toMatchObject([{ state: 'enabled' }])
})

test.for(Object.keys(interruptions))('%s is for good once it has expired', async (name) => {
  const { fmc, ftd, lab } = await expiredPair()
  await interruptions[name]!(fmc)
  await lab.advance(30 * DAY_MS)
  expect(fmc.devices()).toMatchObject([{ state: 'disabled' }])
  expect(await fmc.deploy('FTD-1')).toBe(false)
  expect(ftd.log().join('\n')).toContain('err 10:certificate has expired')
  expect(fmc.log().join('\n')).toContain('alert certificate expired')
})

test('a network cut that lasts is for good, too', async () => {
  const { fmc, lab } = await expiredPair()
  fmc.cutNetwork()
  await lab.advance(DAY_MS)
  fmc.restoreNetwork()
  await lab.advance(DAY_MS)
  expect(fmc.devices()).toMatchObject([{ state: 'disabled' }])
})

test('pmtool restartbyid sftunnel on the manager takes every tunnel down', async () => {
  const { fmc, visit, lab } = await expiredPair()
  const cli = await visit()
  for (const line of ['expert', 'sudo su', 'fmc-secret', 'pmtool restartbyid sftunnel'])
    await cli.type(`${line}\r`)
  await lab.advance(DAY_MS)
  expect(fmc.devices()).toMatchObject([{ state: 'disabled' }])
  cli.turnPage()
  await cli.type('sftunnel_status.pl\r')
  expect(cli.shown()).toContain('ChannelA Connected: No')
})

test('an upgrade changes what the files say, and keeps the InternalCA', async () => {
  const { fmc, journal, lab } = await startPair()
  const path = '/etc/sf/ca_root/cacert.pem'
  const before = fmc.readFile(path)
  expect(await fmc.upgrade('7.6')).toBe(true)
  expect(lab.appliance('fmc').profile()).toBe('7.6')
  expect(fmc.readFile('/etc/sf/ims.conf')).toContain('SWVERSION=7.6.0\nSWBUILD=113\n')
  expect(fmc.readFile(path)).toBe(before)
  expect(fmc.views().vdb).toBe(392)
  expect(journal('firmware.upgraded')).toEqual([{ from: '7.2', to: '7.6' }])
})

test('ten years pass over a standing tunnel in one step', async () => {
  const { fmc, lab } = await startPair({ caExpiresIn: '200d', vdb: 399 })
  await lab.advance(3650 * DAY_MS)
  expect(fmc.devices()).toMatchObject([{ state: 'enabled' }])
  expect(fmc.alerts()).toMatchObject([{ module: 'Certificate Monitoring', severity: 'error' }])
})
