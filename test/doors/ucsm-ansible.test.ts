import { expect, test } from 'vitest'
import { runProgram, temporaryFolder } from './real-programs.ts'
import { sha256 } from './transfer-programs.ts'
import { PASSWORD, raiseInterconnect } from './ucsm-lab.ts'
import { BACKUP_PASSWORD, haveBackupUser, received, startDefaultSshd } from './ucsm-sshd.ts'

haveBackupUser()

test("Ansible's expect module reads the version and orders a backup that arrives", async () => {
  const sshd = await startDefaultSshd()
  const { port, handle, journal } = await raiseInterconnect()
  const url = sshd.url('sftp', '/ansible.bak')
  const facts = { port: String(port), password: PASSWORD, url, url_password: BACKUP_PASSWORD }
  const playbook = new URL('programs/ansible-expect.yml', import.meta.url).pathname
  const args = ['-i', 'localhost,', '-e', JSON.stringify(facts), playbook]
  const env = { HOME: temporaryFolder(), LC_ALL: 'C.UTF-8' }
  const { code, stdout } = await runProgram('ansible-playbook', args, { env })
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringContaining('System version: 4.0(2a), backup ordered with 0'),
  })
  expect(await handle.backupSucceeds('127.0.0.1')).toBe(true)
  const file = received('/ansible.bak')
  expect(journal('backup.finished')).toMatchObject([{ sha256: sha256(file) }])
})
