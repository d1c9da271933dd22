import { expect, test } from 'vitest'
import { performance } from 'node:perf_hooks'
import { DAY_MS, managedFtd, startManager } from './fmc-lab.ts'
test('scale', async () => {
  const fleet = Array.from({ length: 300 }, (_, n) => [
    `ftd-${n}`,
    managedFtd({ hostname: `FTD-${n}`, address: `10.49.${Math.floor(n / 200)}.${(n % 200) + 1}` }),
  ])
  const m0 = process.memoryUsage().rss
  let t = performance.now()
  const lap = (what: string) => {
    process.stderr.write(
      [
        what,
        Math.round(performance.now() - t),
        'ms',
        Math.round((process.memoryUsage().rss - m0) / 1e6),
        'MB',
      ].join(' ') + '\n',
    )
    t = performance.now()
  }
  const { fmc, lab } = await startManager(
    { caExpiresIn: '200d', vdb: 399 },
    Object.fromEntries(fleet),
  )
  lap('started')
  expect(await fmc.devicesComeUp()).toBe(true)
  lap('up')
  await lab.advance(3650 * DAY_MS)
  lap('ten years')
  fmc.restartSftunnel()
  await lab.advance(600_000)
  lap('restart expired')
  await lab.advance(30 * DAY_MS)
  lap('30 days down')
  console.log(fmc.alerts().length)
}, 120000)
