import { expect, test } from 'vitest'
import { ftd } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'sftunnel/wrong-registration-key'

test('the mistyped key is found and corrected, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a device that has the manager already takes no key, and the verdict fails', async () => {
  const registered = ftd({ hostname: 'FTD-1', address: '10.48.79.23', managers: ['fmc'] })
  expect(outcome(await played(NAME, { recast: { ftd: registered } }))).toEqual({
    verdict: 'failed',
    step: 'both sides are told, and one is told wrong',
    claim: 'the device finds nothing wrong',
  })
})
