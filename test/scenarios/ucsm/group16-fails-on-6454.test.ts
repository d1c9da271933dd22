import { expect, test } from 'vitest'
import { backupServer, ucsm } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/group16-fails-on-6454'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a 6332 in the place of the 6454 makes the verdict fail', async () => {
  const fi = ucsm({ profile: '4.1(1a)', platform: '6332' })
  expect(outcome(await played(NAME, { recast: { fi } }))).toEqual({
    verdict: 'failed',
    step: 'the 6454 does not',
    claim: 'the backup fails',
  })
})

test('a server with a group exchange from the start makes the verdict fail', async () => {
  const server = backupServer({ profile: 'openssh-9.2', hostname: 'backup.example.com' })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'the 6454 does not',
    claim: 'the backup fails',
  })
})
