import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/backup-host-unreachable'

test('the story holds from the failure to the repair', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
})

test('a server at the old address makes the verdict fail', async () => {
  const server = backupServer({
    hostname: 'backup.example.com',
    address: '10.20.30.9',
    username: 'backup',
  })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'the backup goes to the old address',
    claim: 'the backup fails',
  })
})
