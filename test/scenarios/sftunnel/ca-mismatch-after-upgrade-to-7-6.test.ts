import { expect, test } from 'vitest'
import { ftd } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'sftunnel/ca-mismatch-after-upgrade-to-7-6'

test('the upgrade brings the old certificate out, and a registration cleans it up, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a device that has no old manager cannot show its certificate, and the verdict fails', async () => {
  const fresh = ftd({ profile: '7.2', hostname: 'FTD-1', address: '10.48.79.23' })
  expect(outcome(await played(NAME, { recast: { ftd: fresh } }))).toEqual({
    verdict: 'failed',
    step: 'two old files are put back, and nothing happens',
    claim: 'the old manager has issued it',
  })
})
