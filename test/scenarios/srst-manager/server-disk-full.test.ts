import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'srst-manager/server-disk-full'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a disk with room enough makes the verdict fail', async () => {
  const server = backupServer({
    profile: 'openssh-5.3',
    hostname: 'backup.example.com',
    password: 'mainserver',
    quotaBytes: 600_000,
    files: { '/vmbackups/': '', '/images/': '' },
  })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'an image takes the room, and the second has none',
    claim: 'the backup fails',
  })
})
