import { expect, test } from 'vitest'
import { srstManager } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'srst-manager/scheduled-backup-fails-at-night'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a machine that does not save pins and backup security makes the verdict fail', async () => {
  const srst = srstManager({
    hostname: 'srstmgr-1',
    backupUrl: 'sftp://backup.example.com/vmbackups',
    backupUsername: 'backup',
    backupPassword: 'mainserver',
    savesPins: false,
  })
  expect(outcome(await played(NAME, { recast: { srst } }))).toEqual({
    verdict: 'failed',
    step: 'in the morning the history tells it',
    claim: 'the schedule has failed',
  })
})
