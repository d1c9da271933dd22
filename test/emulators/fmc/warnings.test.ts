import { expect, test } from 'vitest'
import { DAY_MS, START_MS, startManager, startPair } from './fmc-lab.ts'

const MINUTE_MS = 60_000
const HEALTH_RUN_MS = 5 * MINUTE_MS

/** When health runs have found something, in lab time from the start. */
async function alarms(world: Awaited<ReturnType<typeof startManager>>) {
  const entries = world.lab.journal.entries({ appliance: 'fmc', event: 'health.raised' })
  return entries.map(({ time, data }) => ({
    days: (Date.parse(time) - START_MS) / DAY_MS,
    severity: (data as { severity: string }).severity,
  }))
}

test('a VDB from 399 on warns 90 days before the InternalCA expires, and again when it has', async () => {
  const world = await startManager({ caExpiresIn: '100d', vdb: 399 })
  await world.lab.advance(400 * DAY_MS)
  const [warning, error, ...others] = await alarms(world)
  expect(others).toEqual([])
  expect(warning?.severity).toBe('warning')
  expect(warning?.days).toBeGreaterThanOrEqual(10)
  expect(warning?.days).toBeLessThan(10 + HEALTH_RUN_MS / DAY_MS)
  expect(error?.severity).toBe('error')
  expect(error?.days).toBeGreaterThanOrEqual(100)
  expect(error?.days).toBeLessThanOrEqual(100 + HEALTH_RUN_MS / DAY_MS)
})

test('no warning comes one second before its time', async () => {
  const { fmc, lab } = await startManager({ caExpiresIn: '100d', vdb: 400 })
  await lab.advance(10 * DAY_MS - 1_000)
  expect(fmc.alerts()).toEqual([])
  expect(fmc.tasks()).toEqual([])
  await lab.advance(HEALTH_RUN_MS)
  expect(fmc.alerts()).toMatchObject([{ module: 'Certificate Monitoring', severity: 'warning' }])
  expect(fmc.views().health.status).toBe('warning')
})

test('before VDB 399 nobody warns of anything', async () => {
  const { fmc, lab, journal } = await startManager({ caExpiresIn: '100d', vdb: 398 })
  await lab.advance(400 * DAY_MS)
  expect(journal('health.raised')).toEqual([])
  expect(fmc.tasks()).toEqual([])
  expect(fmc.views().certificate.standing).toBe('expired')
})

test('the health alert changes with the certificate, and the tasks stay until they are dismissed', async () => {
  const { fmc, lab, journal } = await startManager({ caExpiresIn: '100d', vdb: 399 })
  await lab.advance(101 * DAY_MS)
  expect(fmc.alerts()).toMatchObject([{ severity: 'error' }])
  expect(journal('health.cleared')).toMatchObject([{ severity: 'warning' }])
  expect(fmc.tasks()).toMatchObject([
    { id: 1, group: 'Local Install', state: 'failed' },
    {
      id: 2,
      group: 'Local Install',
      state: 'failed',
      text: expect.stringMatching(/has expired\..*Review the Field Notice FN #74214/),
    },
  ])
  fmc.dismissTask(1)
  expect(fmc.tasks()).toMatchObject([{ id: 2 }])
})

test('a VDB that is installed later warns with the next health run', async () => {
  const { fmc, lab, journal } = await startManager({ caExpiresIn: '30d', vdb: 398 })
  await lab.advance(DAY_MS)
  expect(fmc.alerts()).toEqual([])
  lab.appliance('fmc').send({ type: 'vdb.installed', version: '399' })
  await lab.advance(HEALTH_RUN_MS)
  expect(fmc.alerts()).toMatchObject([{ severity: 'warning' }])
  expect(journal('vdb.installed')).toEqual([{ from: 398, to: 399 }])
})

test('the warning follows the clock of the manager, which may be wrong', async () => {
  const { fmc, lab } = await startManager({
    imageBuilt: new Date(START_MS - 3650 * DAY_MS + 200 * DAY_MS).toISOString(),
    clockSkew: '150d',
    vdb: 399,
  })
  await lab.advance(HEALTH_RUN_MS)
  expect(fmc.alerts()).toMatchObject([{ severity: 'warning' }])
  expect(fmc.views().certificate.standing).toBe('expiring')
})

test('another InternalCA in the folder ends the warning', async () => {
  const world = await startManager({ caExpiresIn: '30d', vdb: 399 })
  const other = await startManager({ caExpiresIn: '3000d' })
  await world.lab.advance(DAY_MS)
  const path = '/etc/sf/ca_root/cacert.pem'
  world.fmc.writeFile(path, other.fmc.readFile(path) ?? '')
  await world.lab.advance(HEALTH_RUN_MS)
  expect(world.fmc.alerts()).toEqual([])
})

test('a health run finds devices that send no heartbeats', async () => {
  const { fmc, ftd, lab } = await startPair()
  await lab.advance(DAY_MS)
  expect(fmc.alerts()).toEqual([])
  ftd.losePower()
  await fmc.devicesGoDown()
  await lab.advance(HEALTH_RUN_MS)
  expect(fmc.alerts()).toEqual([
    {
      module: 'Appliance Heartbeat',
      severity: 'error',
      text: 'Appliance FTD-1 is not sending heartbeats.',
    },
  ])
})
