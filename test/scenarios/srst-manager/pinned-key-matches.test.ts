import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'srst-manager/pinned-key-matches'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a server that has nothing in common with the machine makes the verdict fail', async () => {
  const server = backupServer({
    profile: 'openssh-9.2',
    hostname: 'backup.example.com',
    password: 'mainserver',
    files: { '/vmbackups/': '' },
  })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'without a pin, any key will do',
    claim: 'the backup succeeds',
  })
})
