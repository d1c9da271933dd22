import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/rows-of-the-list-in-the-wrong-order'

test('only a list with the manager first and the passwords of today serves everybody, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA every tunnel returns, and the verdict fails', async () => {
  const younger = fmc({
    profile: '7.2.10',
    hostname: 'FMC-1',
    address: '10.48.79.232',
    imageBuilt: '2016-09-22',
  })
  expect(outcome(await played(NAME, { recast: { fmc: younger } }))).toEqual({
    verdict: 'failed',
    step: 'all tunnels are down, and the certificates are renewed',
    claim: 'no device comes back',
  })
})
