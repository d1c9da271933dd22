import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/expired-and-all-up'

test('the files cross the tunnels that stand, unless the manager is rebooted first, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA nothing has expired, and the verdict fails', async () => {
  const younger = fmc({ hostname: 'FMC-SOUTH', address: '10.49.79.232', imageBuilt: '2016-09-22' })
  expect(outcome(await played(NAME, { recast: { south: younger } }))).toEqual({
    verdict: 'failed',
    step: 'the date passes, and all devices are up',
    claim: 'the InternalCA of FMC-SOUTH has expired',
  })
})
