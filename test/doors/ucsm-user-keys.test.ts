import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PlatformName } from '../../emulators/ucsm/platforms.ts'
import { loginTo } from '../../src/emulator/operator-session.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'
import { quietOpenSsh } from './ssh-door.ts'
import { PASSWORD, raiseInterconnect } from './ucsm-lab.ts'

const VERSION = '\nSystem version: 4.0(2a)\n'

/** An interconnect where admin has an RSA key, and an OpenSSH that logs in with nothing else. */
async function raiseWithKey(platform: PlatformName) {
  const key = join(temporaryFolder(), 'id_rsa')
  execFileSync('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', key])
  const [type, base64] = readFileSync(`${key}.pub`, 'utf8').split(' ')
  const { lab, port, appliance, journal } = await raiseInterconnect({ platform })
  const { address } = appliance
  const who = { name: 'fi', address, username: 'admin', password: PASSWORD }
  const cli = await loginTo(who, lab.operator)
  for (const line of ['scope security', 'scope local-user admin', `set sshkey "${type} ${base64}"`])
    await cli.enter(line)
  await cli.enter('commit-buffer')
  await expect.poll(() => journal('configuration.committed')).toHaveLength(1)
  const login = (options: readonly string[] = []) => {
    const only = ['-v', '-i', key, '-oIdentitiesOnly=yes', '-oPreferredAuthentications=publickey']
    const quiet = quietOpenSsh.filter((option) => !option.startsWith('-oLogLevel'))
    const where = ['-p', String(port), 'admin@127.0.0.1', 'show', 'version']
    return runProgram('ssh', [...only, ...options, ...quiet, ...where])
  }
  return { login, journal }
}

test('a 6454 says which signatures it takes, and OpenSSH logs in with an RSA key', async () => {
  const { login, journal } = await raiseWithKey('6454')
  const { code, stdout, stderr } = await login()
  expect(stderr).toContain('server-sig-algs=<rsa-sha2-256,rsa-sha2-512>')
  expect({ code, stdout }).toEqual({ code: 0, stdout: VERSION })
  expect(journal('login.accepted')).toContainEqual({ user: 'admin', method: 'publickey' })
})

test('a 6332 says nothing of signatures, so OpenSSH needs to be told to use SHA-1', async () => {
  const { login, journal } = await raiseWithKey('6332')
  const refused = await login()
  expect(refused.code).toBe(255)
  expect(refused.stderr).not.toContain('server-sig-algs')
  expect(refused.stderr).toContain('no mutual signature algorithm')
  expect(await login(['-oPubkeyAcceptedAlgorithms=+ssh-rsa'])).toMatchObject({
    code: 0,
    stdout: VERSION,
  })
  expect(journal('login.accepted')).toContainEqual({ user: 'admin', method: 'publickey' })
})
