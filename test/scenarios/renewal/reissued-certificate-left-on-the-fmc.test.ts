import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/reissued-certificate-left-on-the-fmc'

test('what was issued anew helps only on the device, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a device that was registered over SHA-256 the verdict fails', async () => {
  const modern = fmc({ profile: '6.6', hostname: 'FMC-1', address: '10.48.79.232' })
  expect(outcome(await played(NAME, { recast: { fmc: modern } }))).toEqual({
    verdict: 'failed',
    step: 'after the upgrade the device is refused',
    claim: 'the device is gone',
  })
})
