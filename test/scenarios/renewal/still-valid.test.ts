import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/still-valid'

test('a renewal in time costs no tunnel, an upgrade in its place costs them all for a while, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a release that has the program nobody misses it, and the verdict fails', async () => {
  const prepared = fmc({
    profile: '7.2.10',
    hostname: 'FMC-SOUTH',
    address: '10.49.79.232',
    imageBuilt: '2014-09-22',
    vdb: 399,
  })
  expect(outcome(await played(NAME, { recast: { south: prepared } }))).toEqual({
    verdict: 'failed',
    step: 'the south: the program is not there',
    claim: 'the shell does not know it',
  })
})
