import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/backup-through-three-releases'

test('the story holds from the failure to the repair', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
})

test('a server that is current from the start makes the verdict fail', async () => {
  const server = backupServer({ profile: 'openssh-9.2', hostname: 'backup.example.com' })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: '4.0(2a) does not',
    claim: 'the backup fails',
  })
})
