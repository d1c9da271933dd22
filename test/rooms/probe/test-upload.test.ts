import { expect, test } from 'vitest'
import { uploadOverScp, uploadOverSftp } from '../../../src/probe/test-upload.ts'
import type { SshHandlers, SshSession } from '../../../src/ssh/index.ts'
import { parseScpCommand } from '../../../src/ssh/scp/scp-command.ts'
import { serveScp } from '../../../src/ssh/scp/serve-scp.ts'
import { serveSftp } from '../../../src/ssh/sftp/serve-sftp.ts'
import { forReading, type FileStore } from '../../../src/store/file-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { withPermissionDenied, withQuota, withReadOnly } from '../../../src/store/store-faults.ts'
import { sshPair, testClock } from '../ssh/ssh-pair.ts'

const { clock } = testClock()
const NAME = 'fieldfault-probe.txt'

/** An empty store with a directory /in and a file /in/mine. */
async function createStore(): Promise<FileStore> {
  const store = createMemoryStore({ clock })
  await store.makeDirectory('/in')
  const how = { read: true, write: true, create: true }
  const file = await store.open('/in/mine', { ...forReading, ...how })
  await file.write(0, Buffer.from('precious'))
  await file.close()
  return store
}

/** A session on a server with this store, which prints a text before it speaks SCP. */
function login(store: FileStore, text = ''): Promise<SshSession> {
  const observe = () => {}
  const handlers: SshHandlers = {
    sftp: ({ sftp }) => serveSftp(sftp, { store, clock, observe }),
    exec({ stream, exit }, line) {
      if (text !== '') stream.write(text)
      return serveScp(stream, parseScpCommand(line)!, { store, observe, exit })
    },
  }
  return sshPair({ handlers }).session()
}

const namesIn = async (store: FileStore, path: string) =>
  (await store.list(path)).map(({ name }) => name)

test('over SFTP the file is sent to the path and removed again', async () => {
  const store = await createStore()
  const upload = await uploadOverSftp(await login(store), '/in/new.bak')
  expect(upload).toMatchObject({ ok: true, path: '/in/new.bak', bytes: 52, left: false })
  expect(await namesIn(store, '/in')).toEqual(['mine'])
})

test.for([
  ['/in', `/in/${NAME}`],
  ['/in/', `/in/${NAME}`],
  ['/in/mine', `/in/mine.${NAME}`],
  ['', NAME],
])('over SFTP a path %s becomes %s', async ([path, target]) => {
  const store = await createStore()
  expect(await uploadOverSftp(await login(store), path!)).toMatchObject({ ok: true, path: target })
  expect(await store.stat('/in/mine')).toMatchObject({ sizeBytes: 'precious'.length })
})

test('over SCP the file stays, and so does what was there', async () => {
  const store = await createStore()
  const upload = await uploadOverScp(await login(store), '/in/mine', {})
  expect(upload).toMatchObject({ ok: true, path: `/in/mine.${NAME}`, left: true })
  expect(await namesIn(store, '/in')).toEqual(['mine', `mine.${NAME}`])
})

test.for([
  ['a client that reads past text', true],
  ['a client that stumbles over text', false],
] as const)('over SCP %s gets the file across a greeting: %s', async ([_who, skipsText]) => {
  const store = await createStore()
  const session = await login(store, 'Welcome to the backup server\n')
  const upload = await uploadOverScp(session, '/in/new.bak', { skipsText })
  expect(upload.ok).toBe(skipsText)
  if (!skipsText) expect(upload.detail).toContain('Welcome to the backup server')
  expect(await namesIn(store, '/in')).toHaveLength(skipsText ? 2 : 1)
})

test.for([
  ['permission-denied', '/in/x', withPermissionDenied(/^\/in\/x/)],
  ['permission-denied', '/in/x', withReadOnly()],
  ['no-space', '/in/x', withQuota(10)],
  ['no-such-file', '/nowhere/x', withQuota(1_000)],
] as const)('%s is told of %s, and nothing stays', async ([refusal, path, fault]) => {
  for (const upload of [uploadOverSftp, uploadOverScp]) {
    const store = await createStore()
    expect(await upload(await login(fault(store)), path, {})).toMatchObject({ ok: false, refusal })
    if (upload === uploadOverSftp) expect(await namesIn(store, '/in')).toEqual(['mine'])
  }
})
