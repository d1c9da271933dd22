import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'sftunnel/show-managers-says-completed'

test('the registration is completed all along, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('when the InternalCA expires meanwhile enabling brings nothing back, and the verdict fails', async () => {
  const expiring = fmc({ hostname: 'FMC-1', address: '10.48.79.232', caExpiresIn: '12h' })
  expect(outcome(await played(NAME, { recast: { fmc: expiring } }))).toEqual({
    verdict: 'failed',
    step: 'sftunnel is enabled again',
    claim: 'the tunnel comes back',
  })
})
