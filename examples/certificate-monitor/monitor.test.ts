import { expect, test } from 'fieldfault/vitest'
import { startManager } from './managed-device.ts'
import { monitor } from './monitor.ts'

const WEEK_MS = 7 * 86_400_000

test('300 days of looks see the CA end, while the tunnel that stands goes on', async ({ lab }) => {
  const { ftd, target, judgement } = await startManager(lab, '200d')
  const hosts = { fmc: target }
  const rounds = { everyMs: WEEK_MS, rounds: 43, pause: lab.advance }
  const changes = await monitor({ hosts, ...rounds, ...judgement })
  expect(changes.map(({ from, to }) => `${from}, then ${to}`)).toEqual([
    'good, then expiring',
    'expiring, then expired',
  ])
  expect(changes.map(({ atMs }) => new Date(atMs).toISOString().slice(0, 10))).toEqual([
    '2024-06-24',
    '2024-07-22',
  ])
  expect(ftd.journal('tunnel.down')).toEqual([])
  expect(lab).toHaveNoSecret()
})
