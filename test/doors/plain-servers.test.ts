import { chmodSync, readFileSync } from 'node:fs'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startVsftpd } from './other-servers.ts'
import { startProgram, temporaryFolder } from './real-programs.ts'
import { sha256 } from './transfer-programs.ts'
import { raiseInterconnect } from './ucsm-lab.ts'
import { BACKUP_PASSWORD, backupUrl, haveBackupUser, received } from './ucsm-sshd.ts'

haveBackupUser()

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
  const { succeeded, fsm } = await backUp(backupUrl('ftp', port, '/fi.bak'), BACKUP_PASSWORD)
  expect(fsm).toContain('Progress (%): 100')
  expect(succeeded).toBe(true)
  const file = received('/fi.bak')
  expect(journal('file.sent')).toMatchObject([{ sha256: sha256(file), complete: true }])
})

test.each([
  ['a wrong password', 'wrong', '/fi.bak', 'login.refused', 'login-refused'],
  [
    'a path that may not be written',
    BACKUP_PASSWORD,
    '/../../etc/fi.bak',
    'transfer.refused',
    undefined,
  ],
])('a real vsftpd refuses %s', async (_what, password, path, event, reason) => {
  const port = await startVsftpd()
  const { backUp, journal } = await raiseInterconnect()
  const { succeeded, fsm } = await backUp(backupUrl('ftp', port, path), password)
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
