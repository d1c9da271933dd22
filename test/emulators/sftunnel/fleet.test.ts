import { expect, onTestFinished, test } from 'vitest'
import { stopwatch } from '../../../src/clock/real-time.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'
import { AFTER_MS, BEFORE_MS } from './meet-ends.ts'
import { fmcEnd, ftdEnd, type EndOptions, type TunnelEnd } from './tunnel-end.ts'

const YEARS_MS = 10 * 365 * 86_400_000

/** A manager with so many devices. */
async function fleetOf(size: number, startMs: number) {
  const devices = Array.from({ length: size }, (_, place) => `ftd-${1_000 + place}`)
  const cast = Object.fromEntries(
    devices.map((name) => [name, ftdEnd({ managers: ['fmc'] } as EndOptions)]),
  )
  const lab = await stillLab({ fmc: fmcEnd(), ...cast }, { startMs })
  onTestFinished(() => lab.stop('the test is over'))
  await lab.advance(0)
  const { tunnel } = lab.appliance('fmc').handle as TunnelEnd
  return { lab, up: () => tunnel.peers().filter(({ channels }) => channels.length === 2).length }
}

test('two hundred tunnels stand over ten years in one jump', async () => {
  const { lab, up } = await fleetOf(200, BEFORE_MS)
  expect(up()).toBe(200)
  const elapsedMs = stopwatch()
  await lab.advance(YEARS_MS)
  expect(up()).toBe(200)
  expect(elapsedMs()).toBeLessThan(2_000)
})

test('devices that cannot come back over ten years cost a few retries each', async () => {
  const { lab, up } = await fleetOf(20, AFTER_MS)
  await lab.advance(YEARS_MS)
  expect(up()).toBe(0)
  const refused = lab.journal.entries({ event: 'handshake.refused', appliance: 'ftd-1000' })
  expect(refused.length).toBeGreaterThan(4)
  expect(refused.length).toBeLessThan(30)
})
