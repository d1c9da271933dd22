import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'srst-manager/wrong-password'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a server that still has the old password makes the verdict fail', async () => {
  const server = backupServer({
    profile: 'openssh-5.3',
    hostname: 'backup.example.com',
    password: 'Winter2013',
    files: { '/vmbackups/': '' },
  })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'the backup runs with the old password',
    claim: 'the backup fails',
  })
})
