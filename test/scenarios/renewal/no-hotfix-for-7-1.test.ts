import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/no-hotfix-for-7-1'

test('a manager on 7.1 gets the programs by an upgrade only, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a manager on 7.2 there is a hotfix, and the verdict fails', async () => {
  const hotfixable = fmc({
    profile: '7.2',
    hostname: 'FMC-1',
    address: '10.48.79.232',
    caExpiresIn: '60d',
  })
  expect(outcome(await played(NAME, { recast: { fmc: hotfixable } }))).toEqual({
    verdict: 'failed',
    step: 'hotfixes of other trains are refused',
    claim: 'the task says why',
  })
})
