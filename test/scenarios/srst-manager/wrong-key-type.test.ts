import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'srst-manager/wrong-key-type'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a server that never had a DSA key makes the verdict fail', async () => {
  const server = backupServer({
    profile: 'openssh-7.4',
    hostname: 'backup.example.com',
    password: 'mainserver',
    files: { '/vmbackups/': '' },
  })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'the fingerprint of the DSA key is typed as that of an RSA key',
    claim: 'the backup fails',
  })
})
