import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'sftunnel/manager-address-changed'

test('the address is the trouble, and the certificate is not, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a manager that has moved the device comes back, and the verdict fails', async () => {
  const moved = fmc({ hostname: 'FMC-1', address: '10.48.90.10', caExpiresIn: '60d', vdb: 399 })
  expect(outcome(await played(NAME, { recast: { fmc: moved } }))).toEqual({
    verdict: 'failed',
    step: 'the device is rebooted and stays away',
    claim: 'its tunnel stays down',
  })
})
