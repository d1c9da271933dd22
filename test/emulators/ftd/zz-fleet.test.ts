import { test, vi, onTestFinished } from 'vitest'
import { ftd } from '../../../emulators/index.ts'
import { stopwatch } from '../../../src/clock/real-time.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'
import { fmcEnd } from '../sftunnel/tunnel-end.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
vi.setConfig({ testTimeout: 120_000 })
test('fleet', async () => {
  const before = process.memoryUsage()
  const elapsed = stopwatch()
  const N = 300
  const cast = Object.fromEntries(Array.from({ length: N }, (_, i) => [`ftd-${i}`, ftd({ managers: ['fmc'], model: '1120', password: 'Lab-x' })]))
  const lab = await stillLab({ fmc: fmcEnd(), ...cast }, { keyFolder: keyFolder(), startMs: Date.parse('2024-09-10T04:10:47Z') })
  onTestFinished(() => lab.stop('x'))
  console.log('started', elapsed())
  await lab.advance(1000)
  console.log('up', elapsed(), lab.journal.entries({ event: 'tunnel.up' }).length)
  await lab.advance(3650 * 86_400_000)
  console.log('ten years', elapsed())
  globalThis.gc?.()
  const after = process.memoryUsage()
  console.log('MB each', (after.heapUsed - before.heapUsed) / N / 1e6, (after.rss - before.rss) / N / 1e6)
})
