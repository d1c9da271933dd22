import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'sftunnel/short-network-cut-after-expiry'

test('the cut is nothing before the date and the end after it, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA the tunnel comes back each time, and the verdict fails', async () => {
  const younger = fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2016-09-22' })
  expect(outcome(await played(NAME, { recast: { fmc: younger } }))).toEqual({
    verdict: 'failed',
    step: 'a cut that outlasts the heartbeats is for good',
    claim: 'a day later it is still down',
  })
})
