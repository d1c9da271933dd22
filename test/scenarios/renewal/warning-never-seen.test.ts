import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/warning-never-seen'

test('one manager never warns and the other is not listened to, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a database that warns in the north the verdict fails', async () => {
  const north = fmc({
    hostname: 'FMC-NORTH',
    address: '10.48.79.232',
    imageBuilt: '2014-09-25',
    vdb: 399,
  })
  expect(outcome(await played(NAME, { recast: { north } }))).toEqual({
    verdict: 'failed',
    step: '90 days before the end one of the two warns',
    claim: 'the north has no task',
  })
})
