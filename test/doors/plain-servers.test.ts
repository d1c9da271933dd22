import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, portOpen, startProgram, temporaryFolder } from './real-programs.ts'
import { sha256 } from './transfer-programs.ts'
import { raiseInterconnect } from './ucsm-lab.ts'

const USER = 'ffplain'
const PASSWORD = 'ff-plain-secret'
const HOME = `/home/${USER}`

beforeAll(() => {
  removeUser()
  execFileSync('useradd', ['--create-home', '--shell', '/bin/sh', USER])
  execFileSync('chpasswd', { input: `${USER}:${PASSWORD}\n` })
})
afterAll(removeUser)

function removeUser(): void {
  try {
    execFileSync('userdel', ['--remove', USER], { stdio: 'ignore' })
  } catch {
    // Nobody of that name is there.
  }
}

/** A real vsftpd for the users of this machine. */
async function startVsftpd(lines: readonly string[] = []): Promise<number> {
  const folder = temporaryFolder()
  const port = await freePort()
  mkdirSync(join(folder, 'empty'))
  const settings = [
    'listen=YES',
    'listen_address=127.0.0.1',
    `listen_port=${port}`,
    'background=NO',
    'anonymous_enable=NO',
    'local_enable=YES',
    'write_enable=YES',
    'seccomp_sandbox=NO',
    'pam_service_name=vsftpd',
    `secure_chroot_dir=${join(folder, 'empty')}`,
    ...lines,
  ]
  const config = join(folder, 'vsftpd.conf')
  writeFileSync(config, `${settings.join('\n')}\n`)
  startProgram('/usr/sbin/vsftpd', [config])
  await portOpen(port)
  return port
}

/** A real tftpd-hpa; the port it listens on and the folder it writes to. */
async function startTftpd(): Promise<{ port: number; folder: string }> {
  const folder = temporaryFolder()
  chmodSync(folder, 0o777)
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  socket.close()
  const args = ['--foreground', '--create', '--secure', '--user', 'root', '--address']
  startProgram('/usr/sbin/in.tftpd', [...args, `127.0.0.1:${port}`, folder])
  return { port, folder }
}

test.each([
  ['as it is', []],
  ['without EPSV', ['cmds_denied=EPSV']],
])('the interconnect backs up to a real vsftpd %s', async (_how, lines) => {
  const port = await startVsftpd(lines)
  const { backUp, journal } = await raiseInterconnect()
  const url = `ftp://${USER}@127.0.0.1:${port}${HOME}/fi.bak`
  const { succeeded, fsm } = await backUp(url, PASSWORD)
  expect(fsm).toContain('Progress (%): 100')
  expect(succeeded).toBe(true)
  const file = readFileSync(`${HOME}/fi.bak`)
  expect(journal('file.sent')).toMatchObject([{ sha256: sha256(file), complete: true }])
})

test.each([
  ['a wrong password', 'wrong', `${HOME}/fi.bak`, 'login.refused', 'login-refused'],
  ['a path that may not be written', PASSWORD, '/etc/fi.bak', 'transfer.refused', undefined],
])('a real vsftpd refuses %s', async (_what, password, path, event, reason) => {
  const port = await startVsftpd()
  const { backUp, journal } = await raiseInterconnect()
  const { succeeded, fsm } = await backUp(`ftp://${USER}@127.0.0.1:${port}${path}`, password)
  expect(succeeded).toBe(false)
  expect(fsm).toContain('ermission denied')
  expect(journal(event)[0]).toMatchObject(reason === undefined ? {} : { reason })
})

test('the interconnect backs up to a real tftpd-hpa', async () => {
  const { port, folder } = await startTftpd()
  const { backUp, journal } = await raiseInterconnect()
  const { succeeded } = await backUp(`tftp://127.0.0.1:${port}/fi.bak`, '')
  expect(succeeded).toBe(true)
  const file = readFileSync(join(folder, 'fi.bak'))
  expect(journal('file.sent')).toMatchObject([{ sha256: sha256(file), complete: true }])
})
