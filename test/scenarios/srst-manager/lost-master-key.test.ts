import { expect, test } from 'vitest'
import { outcome, played } from '../played.ts'
import { unsaving } from './unsaving-machine.ts'

const NAME = 'srst-manager/lost-master-key'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a machine that does not save pins and backup security makes the verdict fail', async () => {
  expect(outcome(await played(NAME, { recast: { srst: unsaving } }))).toEqual({
    verdict: 'failed',
    step: 'without a key nothing is restored',
    claim: 'the restore fails',
  })
})
