import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/failed-push-ignored'

test('the device that was missed stays down until somebody reads FAILED_PUSH, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA there is nothing to renew, and the verdict fails', async () => {
  const younger = fmc({
    hostname: 'FMC-1',
    address: '10.48.79.232',
    imageBuilt: '2016-09-22',
    vdb: 399,
  })
  expect(outcome(await played(NAME, { recast: { fmc: younger } }))).toEqual({
    verdict: 'failed',
    step: 'the renewal runs while one device is off',
    claim: 'the Health tab warns',
  })
})
