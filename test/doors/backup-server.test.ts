import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backupServer } from '../../emulators/index.ts'
import type {
  BackupServerHandle,
  BackupServerOptions,
} from '../../emulators/backup-server/index.ts'
import { egressTo } from '../../src/lab/egress.ts'
import { keyFolder } from '../../src/lab/key-folder.ts'
import { startLab } from '../../src/lab/lab.ts'
import { loopbackPorts } from '../../src/lab/port-plan.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'
import { quietOpenSsh } from './ssh-door.ts'
import { noiseBytes, sha256 } from './transfer-programs.ts'

/** A backup server on the system's time, for users u and v with the password x. */
async function serve(options: BackupServerOptions = {}) {
  const users = [{ username: 'v', password: 'y' }]
  const lab = await startLab({
    name: 'doors',
    seed: 'doors',
    startMs: Date.now(),
    cast: { server: backupServer({ username: 'u', password: 'x', users, ...options }) },
    clock: 'wall',
    ports: loopbackPorts,
    egress: egressTo([]),
    keyFolder: keyFolder(),
  })
  onTestFinished(() => lab.stop('the test is over'))
  const server = lab.appliance('server')
  const folder = temporaryFolder()
  const bytes = noiseBytes(300_000)
  const local = join(folder, 'local.bin')
  writeFileSync(local, bytes)

  /** Copies the local file to a path; `-O` chooses the old protocol. */
  const scp = (
    path: string,
    { flags = [] as readonly string[], user = 'u', password = 'x' } = {},
  ) => {
    const port = ['-P', String(server.doors[0]!.port)]
    const args = [...flags, ...quietOpenSsh, ...port, local, `${user}@127.0.0.1:${path}`]
    return runProgram('sshpass', ['-p', password, 'scp', ...args])
  }
  return {
    scp,
    bytes,
    server: server.handle as BackupServerHandle,
    journal: (event: string) => lab.journal.entries({ event }).map(({ data }) => data),
  }
}

test.each([
  ['SFTP', []],
  ['the old protocol', ['-O']],
])('scp over %s stores the file whole', async (_how, flags) => {
  const { scp, bytes, server, journal } = await serve()
  expect(await scp('/a.bin', { flags })).toMatchObject({ code: 0, stderr: '' })
  expect(sha256((await server.file('/a.bin'))!)).toBe(sha256(bytes))
  expect(journal('file.received')).toEqual([
    { path: '/a.bin', bytes: bytes.length, sha256: sha256(bytes), complete: true },
  ])
})

test('each user needs their own password', async () => {
  const { scp } = await serve()
  expect(await scp('/b.bin', { user: 'v', password: 'y' })).toMatchObject({ code: 0 })
  const { code } = await scp('/c.bin', { user: 'v', password: 'x' })
  expect(code).not.toBe(0)
})

test('a message of the day breaks the old protocol of scp, and not SFTP', async () => {
  const { scp, server } = await serve({ motd: 'Welcome to the backup server' })
  const { code, stdout, stderr } = await scp('/d.bin', { flags: ['-O'] })
  expect(code).toBe(1)
  expect(stdout + stderr).toContain('Welcome to the backup server')
  expect(await server.has('/d.bin')).toBe(false)
  expect(await scp('/d.bin')).toMatchObject({ code: 0 })
})

test('a quota ends the copy and journals the bytes that there was room for', async () => {
  const { scp, journal } = await serve({ quotaBytes: 100_000 })
  const { code } = await scp('/e.bin')
  expect(code).not.toBe(0)
  const [account] = journal('file.received') as { bytes: number; complete: boolean }[]
  expect(account).toMatchObject({ complete: false })
  expect(account!.bytes).toBeLessThanOrEqual(100_000)
})

test('a folder holds what was copied, wherever the path tries to lead', async () => {
  const shared = temporaryFolder()
  const { scp, bytes } = await serve({ folder: shared })
  await scp('/f.bin')
  await scp('/../../../g.bin', { flags: ['-O'] })
  expect(readFileSync(join(shared, 'f.bin'))).toEqual(bytes)
  expect(readFileSync(join(shared, 'g.bin'))).toEqual(bytes)
})
