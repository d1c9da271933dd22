import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/expired-and-all-down'

test('an upgrade and new files bring everybody back, and restarts bring nobody, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA the power cut is soon over, and the verdict fails', async () => {
  const younger = fmc({ hostname: 'FMC-SOUTH', address: '10.49.79.232', imageBuilt: '2016-09-22' })
  expect(outcome(await played(NAME, { recast: { south: younger } }))).toEqual({
    verdict: 'failed',
    step: 'a power cut takes every tunnel',
    claim: 'no device comes back',
  })
})
