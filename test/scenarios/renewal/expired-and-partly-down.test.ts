import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/expired-and-partly-down'

test('one device gets its files over SSH, and an upgrade makes that all of them, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA the device that lost power comes back, and the verdict fails', async () => {
  const younger = fmc({ hostname: 'FMC-SOUTH', address: '10.49.79.232', imageBuilt: '2016-09-22' })
  expect(outcome(await played(NAME, { recast: { south: younger } }))).toEqual({
    verdict: 'failed',
    step: 'after the date one device of each site loses power',
    claim: 'its tunnel stays down',
  })
})
