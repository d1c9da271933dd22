import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/ftp-while-sftp-is-blocked'
const place = { hostname: 'backup.example.com' }

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a server without FTP makes the verdict fail', async () => {
  const server = backupServer({ ...place, profile: 'windows-sftp-2014' })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'over FTP it arrives at the same server',
    claim: 'the backup succeeds',
  })
})

test('a server that is current from the start makes the verdict fail', async () => {
  const server = backupServer({ ...place, profile: 'openssh-9.2', ftp: true })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'over SFTP the backup is blocked',
    claim: 'the backup fails',
  })
})
