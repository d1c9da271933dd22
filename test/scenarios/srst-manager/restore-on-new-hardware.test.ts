import { expect, test } from 'vitest'
import { srstManager } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'srst-manager/restore-on-new-hardware'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a new machine that is deployed with the backup server makes the verdict fail', async () => {
  const fresh = srstManager({
    hostname: 'srstmgr-new',
    sites: 0,
    backupUrl: 'sftp://backup.example.com/vmbackups',
    backupUsername: 'backup',
    backupPassword: 'mainserver',
  })
  expect(outcome(await played(NAME, { recast: { fresh } }))).toEqual({
    verdict: 'failed',
    step: 'the new machine looks in the wrong place',
    claim: 'it asks the server of the factory',
  })
})
