import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/backup-blocked-by-hardened-server'

test('the story holds from the failure to the repair', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
})

test('a server with the defaults of OpenSSH makes the verdict fail', async () => {
  const server = backupServer({ profile: 'openssh-9.2', hostname: 'backup.example.com' })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'the backup is refused',
    claim: 'the backup fails',
  })
})
