import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/paste-failed'

test('an empty file and one that begins too late keep a device from calling, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA both devices come back by themselves, and the verdict fails', async () => {
  const younger = fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2016-09-22' })
  expect(outcome(await played(NAME, { recast: { fmc: younger } }))).toEqual({
    verdict: 'failed',
    step: 'both devices are down, and the program does not reach them',
    claim: 'neither comes back',
  })
})
