import { expect, onTestFinished, test } from 'vitest'
import { fmc, type FmcHandle } from '../../emulators/fmc/index.ts'
import { ftd, type FtdHandle } from '../../emulators/ftd/index.ts'
import { days, minutes } from '../../src/clock/durations.ts'
import { stopwatch } from '../../src/clock/real-time.ts'
import { stillLab } from '../rooms/lab/still-lab.ts'
import { renewCertificates } from './sftunnel-renewal.ts'

const DEVICES = 1_000
const TEN_YEARS_MS = days(3_650)
/** Real time that the ten years may take, while other work runs on the machine. */
const TEN_YEARS_REAL_MS = 4_000
/** After a reboot every device has tried twice by then. */
const SEVERAL_RETRIES_MS = minutes(3)

test('a thousand devices stay connected for ten years, are lost to a reboot, and come back with new certificates', async () => {
  const names = Array.from({ length: DEVICES }, (_, place) => `ftd-${place}`)
  const cast = Object.fromEntries(names.map((name) => [name, ftd({ managers: ['fmc'] })]))
  const startMs = Date.UTC(2024, 8, 20)
  const lab = await stillLab({ fmc: fmc({ caExpiresIn: '3000d' }), ...cast }, { startMs })
  onTestFinished(() => lab.stop('the test is over'))
  const manager = lab.appliance('fmc').handle as FmcHandle
  const devices = names.map((name) => lab.appliance(name).handle as FtdHandle)
  const enabled = () => manager.devices().filter(({ state }) => state === 'enabled').length
  await manager.devicesComeUp()
  expect(enabled()).toBe(DEVICES)

  const elapsedMs = stopwatch()
  await lab.advance(TEN_YEARS_MS)
  expect(elapsedMs()).toBeLessThan(TEN_YEARS_REAL_MS)
  expect(enabled()).toBe(DEVICES)

  await manager.reboot()
  await lab.advance(SEVERAL_RETRIES_MS)
  expect(enabled()).toBe(0)

  renewCertificates(manager, devices, lab.clock.now())
  manager.restartSftunnel()
  for (const device of devices) device.restartSftunnel()
  await manager.devicesComeUp()
  expect(enabled()).toBe(DEVICES)
}, 300_000)
