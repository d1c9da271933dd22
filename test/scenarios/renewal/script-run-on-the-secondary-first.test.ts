import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/script-run-on-the-secondary-first'

test('in the wrong order two managers lose each other, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a first manager that has not expired the order does not matter, and the verdict fails', async () => {
  const younger = fmc({
    profile: '7.2.10',
    hostname: 'FMC-1',
    address: '10.48.79.232',
    imageBuilt: '2016-09-22',
    haPeer: 'secondary',
  })
  expect(outcome(await played(NAME, { recast: { primary: younger } }))).toEqual({
    verdict: 'failed',
    step: 'the program runs on the secondary',
    claim: 'the pair has lost each other',
  })
})
