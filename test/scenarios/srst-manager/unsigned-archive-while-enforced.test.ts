import { expect, test } from 'vitest'
import { outcome, played } from '../played.ts'
import { unsaving } from './unsaving-machine.ts'

const NAME = 'srst-manager/unsigned-archive-while-enforced'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a machine that does not save pins and backup security makes the verdict fail', async () => {
  expect(outcome(await played(NAME, { recast: { srst: unsaving } }))).toEqual({
    verdict: 'failed',
    step: 'the old backup is refused',
    claim: 'the restore fails',
  })
})
