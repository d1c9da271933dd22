import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/only-cacert-copied'

test('the manager refuses a device that has only its new InternalCA, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA the device comes back by itself, and the verdict fails', async () => {
  const younger = fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2016-09-22' })
  expect(outcome(await played(NAME, { recast: { fmc: younger } }))).toEqual({
    verdict: 'failed',
    step: 'a device is down, and the program does not reach it',
    claim: 'its tunnel stays down',
  })
})
