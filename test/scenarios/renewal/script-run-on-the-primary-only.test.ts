import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/script-run-on-the-primary-only'

test('the second manager loses the device after its date and is renewed for itself, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a second manager that is younger nothing expires, and the verdict fails', async () => {
  const younger = fmc({
    profile: '7.2.10',
    hostname: 'FMC-2',
    address: '10.48.79.233',
    imageBuilt: '2016-09-22',
    haPeer: 'primary',
    haRole: 'secondary',
  })
  expect(outcome(await played(NAME, { recast: { secondary: younger } }))).toEqual({
    verdict: 'failed',
    step: 'the program runs on the primary manager',
    claim: 'that of the other one still in 2024',
  })
})
