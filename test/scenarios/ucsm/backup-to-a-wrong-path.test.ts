import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/backup-to-a-wrong-path'

test('the story holds from the failure to the repair', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
})

test('a server that has the directory makes the verdict fail', async () => {
  const server = backupServer({ hostname: 'backup.example.com', files: { '/backups/': '' } })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'the backup goes to the old directory',
    claim: 'the backup fails',
  })
})
