import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/expired-high-availability-pair'

test('the primary manager first keeps the pair, the secondary one first parts it, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA of the primary manager nothing has expired, and the verdict fails', async () => {
  const younger = fmc({
    profile: '7.2.10',
    hostname: 'SOUTH-1',
    address: '10.49.79.231',
    haPeer: 'south2',
    haRole: 'primary',
    imageBuilt: '2016-09-22',
  })
  expect(outcome(await played(NAME, { recast: { south1: younger } }))).toEqual({
    verdict: 'failed',
    step: 'the date passes, and both pairs stand',
    claim: 'the InternalCA of SOUTH-1 has expired',
  })
})
