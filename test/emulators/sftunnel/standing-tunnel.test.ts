import { expect, onTestFinished, test, vi } from 'vitest'
import { stillLab } from '../../rooms/lab/still-lab.ts'
import { fmcEnd, ftdEnd, type EndOptions, type TunnelEnd } from './tunnel-end.ts'

vi.setConfig({ testTimeout: 30_000 })

/** A manager and a device that belongs to it, some days before or after the InternalCA expires. */
async function meet(options: { startMs?: number; fmc?: EndOptions; ftd?: EndOptions } = {}) {
  const startMs = options.startMs ?? Date.parse('2024-09-10T00:00:00Z')
  const lab = await stillLab(
    { fmc: fmcEnd(options.fmc), ftd: ftdEnd({ managers: ['fmc'], ...options.ftd } as EndOptions) },
    { startMs },
  )
  onTestFinished(() => lab.stop('the test is over'))
  await lab.advance(0)
  const fmc = lab.appliance('fmc').handle as TunnelEnd
  const ftd = lab.appliance('ftd').handle as TunnelEnd
  return { lab, fmc, ftd }
}

test('a device that belongs to a manager has both channels at once', async () => {
  const { fmc, ftd } = await meet()
  expect(ftd.tunnel.peers()).toMatchObject([
    { name: 'fmc', role: 'manager', channels: [{ channel: 'A', isDialler: true }, { channel: 'B' }] },
  ])
  expect(fmc.tunnel.peers()).toMatchObject([
    { name: 'ftd', role: 'device', version: '7.2.5', build: 208, channels: [{ channel: 'A' }, { channel: 'B', isDialler: false }] },
  ])
})
