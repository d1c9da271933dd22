import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/ssh-not-allowed-from-the-fmc'

test('what the manager may not do the jump host may, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a manager that is on the list of the device the verdict fails', async () => {
  const listed = fmc({
    profile: '7.2.10',
    hostname: 'FMC-1',
    // The address of the operators, which are on the list.
    address: '10.48.79.10',
    imageBuilt: '2014-09-22',
  })
  expect(outcome(await played(NAME, { recast: { fmc: listed } }))).toEqual({
    verdict: 'failed',
    step: 'the device is hardened',
    claim: 'the manager is not on it',
  })
})
