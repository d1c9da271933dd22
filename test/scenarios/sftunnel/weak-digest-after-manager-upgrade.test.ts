import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'sftunnel/weak-digest-after-manager-upgrade'

test('the upgrade refuses the certificate over SHA-1, and a registration makes another, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with certificates over SHA-256 there is nothing to refuse, and the verdict fails', async () => {
  const modern = fmc({ profile: '6.6', hostname: 'FMC-1', address: '10.48.79.232' })
  expect(outcome(await played(NAME, { recast: { fmc: modern } }))).toEqual({
    verdict: 'failed',
    step: 'under 6.6 the tunnel stands',
    claim: 'it is signed over SHA-1',
  })
})
