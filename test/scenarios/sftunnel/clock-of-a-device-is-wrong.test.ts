import { expect, test } from 'vitest'
import { ftd } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'sftunnel/clock-of-a-device-is-wrong'

test('the device says error 9 until its clock has come far enough, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a clock that is right the tunnel comes up, and the verdict fails', async () => {
  const punctual = ftd({ hostname: 'FTD-1', address: '10.48.79.23', managers: ['fmc'] })
  expect(outcome(await played(NAME, { recast: { ftd: punctual } }))).toEqual({
    verdict: 'failed',
    step: 'one of two devices does not come up',
    claim: 'its tunnel stays down',
  })
})
