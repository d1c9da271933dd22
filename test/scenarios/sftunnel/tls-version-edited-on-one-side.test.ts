import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'sftunnel/tls-version-edited-on-one-side'

test('the edit counts at the restart, and is taken back, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a manager of 7.6 has both versions, and the verdict fails', async () => {
  const both = fmc({ profile: '7.6', hostname: 'FMC-1', address: '10.48.79.232' })
  expect(outcome(await played(NAME, { recast: { fmc: both } }))).toEqual({
    verdict: 'failed',
    step: 'the process is restarted, and the tunnel is gone',
    claim: 'it does not come back within an hour',
  })
})
