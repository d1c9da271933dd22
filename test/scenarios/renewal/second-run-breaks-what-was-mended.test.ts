import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/second-run-breaks-what-was-mended'

test('a second run takes back what was mended after the first, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA no device is missed, and the verdict fails', async () => {
  const younger = fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2016-09-22' })
  expect(outcome(await played(NAME, { recast: { fmc: younger } }))).toEqual({
    verdict: 'failed',
    step: 'after the first run one device is mended',
    claim: 'its tunnel stays down',
  })
})
