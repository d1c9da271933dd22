import { expect, onTestFinished, test, vi } from 'vitest'
import { stopwatch } from '../../../src/clock/real-time.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'
import { BEFORE_MS } from './meet-ends.ts'
import { fmcEnd, ftdEnd, type EndOptions, type TunnelEnd } from './tunnel-end.ts'

vi.setConfig({ testTimeout: 60_000 })

const YEARS_MS = 10 * 365 * 86_400_000

test('two hundred tunnels stand over ten years in one jump', async () => {
  const devices = Array.from({ length: 200 }, (_, place) => `ftd-${1_000 + place}`)
  const cast = Object.fromEntries(
    devices.map((name) => [name, ftdEnd({ managers: ['fmc'] } as EndOptions)]),
  )
  const startMs = stopwatch()
  const lab = await stillLab({ fmc: fmcEnd(), ...cast }, { startMs: BEFORE_MS })
  onTestFinished(() => lab.stop('the test is over'))
  const t1 = startMs()
  await lab.advance(0)
  const t2 = startMs()
  const { tunnel } = lab.appliance('fmc').handle as TunnelEnd
  const up = () => tunnel.peers().filter(({ channels }) => channels.length === 2).length
  expect(up()).toBe(200)
  const elapsedMs = stopwatch()
  await lab.advance(YEARS_MS)
  expect(up()).toBe(200)
  expect([t1, t2, elapsedMs()]).toEqual([])
  expect(elapsedMs()).toBeLessThan(5_000)
})
