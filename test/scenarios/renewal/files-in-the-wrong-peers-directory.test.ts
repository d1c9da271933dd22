import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/files-in-the-wrong-peers-directory'

test('files in the wrong directory take the other manager down as well, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA no file has to be carried, and the verdict fails', async () => {
  const younger = fmc({
    profile: '7.2.10',
    hostname: 'FMC-1',
    address: '10.48.79.232',
    imageBuilt: '2016-09-22',
    haPeer: 'secondary',
  })
  expect(outcome(await played(NAME, { recast: { primary: younger } }))).toEqual({
    verdict: 'failed',
    step: 'the device is missed by the renewal of the first manager',
    claim: 'that to FMC-1 does not',
  })
})
