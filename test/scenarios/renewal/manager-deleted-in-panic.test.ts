import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/manager-deleted-in-panic'

test('a deleted manager costs the policies and mends nothing, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA nobody panics, and the verdict fails', async () => {
  const younger = fmc({
    profile: '7.2.10',
    hostname: 'FMC-1',
    address: '10.48.79.232',
    imageBuilt: '2016-09-22',
  })
  expect(outcome(await played(NAME, { recast: { fmc: younger } }))).toEqual({
    verdict: 'failed',
    step: 'a device with policies loses its tunnel',
    claim: 'its tunnel stays down',
  })
})
