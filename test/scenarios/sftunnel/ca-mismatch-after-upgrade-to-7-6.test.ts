import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'sftunnel/ca-mismatch-after-upgrade-to-7-6'

test('the upgrade brings the old certificate out, and a registration cleans it up, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a manager that has TLS 1.2 only no handshake looks good, and the verdict fails', async () => {
  const plain = fmc({ profile: '7.2', hostname: 'FMC-NEW', address: '10.48.79.232' })
  expect(outcome(await played(NAME, { recast: { fmc: plain } }))).toEqual({
    verdict: 'failed',
    step: 'TLS 1.3 makes it look better than it is',
    claim: 'the device takes the handshake for good',
  })
})
