import { expect, test } from 'vitest'
import { stateOf } from '../../../src/control/routes/appliance-state.ts'
import { startManager, startPair } from './fmc-lab.ts'

test('the API tells what the web interface shows', async () => {
  const { lab, fmc } = await startPair({ caExpiresIn: '80d', vdb: 399 })
  await lab.advance(300_000)
  const { views, state, profile } = stateOf(lab.appliance('fmc'))
  expect({ state, profile }).toEqual({
    state: 'running.tunnelling, 1 of 1 devices enabled',
    profile: '7.2',
  })
  expect(views).toMatchObject({
    deviceManagement: [{ name: 'FTD-1', state: 'enabled' }],
    tasks: [{ group: 'Local Install', state: 'failed' }],
    health: { status: 'warning', alerts: [{ module: 'Certificate Monitoring' }] },
    certificate: { standing: 'expiring', ends: '2024-12-09T04:00:00.000Z' },
    highAvailability: [],
    vdb: 399,
  })
  expect(JSON.parse(JSON.stringify(views))).toEqual(views)
  expect(views).toEqual(fmc.views())
})

test('an appliance without a web interface has no views', async () => {
  const { lab } = await startPair()
  expect(stateOf(lab.appliance('ftd'))).not.toHaveProperty('views')
})

test('a reset gives a manager its files, and its devices from the start, again', async () => {
  const { lab, fmc } = await startManager()
  const path = '/etc/sf/ca_root/cacert.pem'
  const before = fmc.readFile(path)
  fmc.writeFile(path, '')
  await lab.appliance('fmc').reset()
  const again = lab.appliance('fmc').handle as typeof fmc
  expect(again.readFile(path)).toBe(before)
})

test('devices come back after a reset of their manager', async () => {
  const { lab, fmc } = await startPair()
  await lab.appliance('fmc').reset()
  const again = lab.appliance('fmc').handle as typeof fmc
  expect(again.devices()).toMatchObject([{ name: 'FTD-1' }])
  expect(await again.devicesComeUp()).toBe(true)
})
