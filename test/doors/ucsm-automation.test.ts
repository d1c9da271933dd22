import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loginTo } from '../../src/emulator/operator-session.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'
import { PASSWORD, raiseInterconnect } from './ucsm-lab.ts'

test("netmiko's cisco_nxos driver prepares its session, goes to NX-OS and comes back", async () => {
  const { port } = await raiseInterconnect()
  const script = new URL('programs/netmiko-nxos.py', import.meta.url).pathname
  const { code, stdout, stderr } = await runProgram('/usr/bin/python3', [
    script,
    String(port),
    PASSWORD,
  ])
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.trim().split('\n')).toEqual([
    'prompt: UCS-A#',
    'version: System version: 4.0(2a)',
    'nxos: UCS-A(nxos)#',
    'status: 8',
    'back: UCS-A#',
  ])
})

test("rancid's clogin logs in and runs the commands that rancid sends", async () => {
  const { port } = await raiseInterconnect()
  const home = temporaryFolder()
  const settings = join(home, 'cloginrc')
  writeFileSync(
    settings,
    [
      'add user 127.0.0.1 admin',
      `add password 127.0.0.1 ${PASSWORD} ${PASSWORD}`,
      'add autoenable 127.0.0.1 1',
      `add method 127.0.0.1 {ssh:${port}}`,
      '',
    ].join('\n'),
  )
  chmodSync(settings, 0o600)
  const commands = 'show version | no more;show configuration | no more'
  const args = ['-f', settings, '-t', '15', '-c', commands, '127.0.0.1']
  const { code, stdout } = await runProgram('/usr/lib/rancid/bin/clogin', args, {
    env: { HOME: home },
  })
  expect({ code, stdout: code === 0 ? '' : stdout }).toEqual({ code: 0, stdout: '' })
  expect(stdout).toContain('System version: 4.0(2a)')
  expect(stdout).toContain('enter mac-pool default')
})

test("Ansible's raw module runs a command over an ordinary ssh connection", async () => {
  const { port } = await raiseInterconnect()
  const home = temporaryFolder()
  const settings = {
    ansible_host: '127.0.0.1',
    ansible_port: String(port),
    ansible_user: 'admin',
    ansible_password: PASSWORD,
    ansible_ssh_common_args: '-oStrictHostKeyChecking=no -oUserKnownHostsFile=/dev/null',
  }
  const extra = JSON.stringify(settings)
  const args = ['all', '-i', 'fi,', '-e', extra, '-m', 'raw', '-a', 'show version']
  const { code, stdout } = await runProgram('ansible', args, {
    env: { HOME: home, ANSIBLE_HOST_KEY_CHECKING: 'False', LC_ALL: 'C.UTF-8' },
  })
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringContaining('System version: 4.0(2a)'),
  })
})

test('an RSA key that was set at the prompt logs OpenSSH in', async () => {
  const { port, lab } = await raiseInterconnect()
  const folder = temporaryFolder()
  const key = join(folder, 'key')
  await runProgram('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', key])
  const { stdout: line } = await runProgram('cat', [`${key}.pub`])
  const { address } = lab.appliance('fi')
  const cli = await loginTo(
    { name: 'fi', address, username: 'admin', password: PASSWORD },
    lab.operator,
  )
  await cli.enter('scope security')
  await cli.enter('scope local-user admin')
  await cli.enter(`set sshkey "${line.trim()}"`)
  await cli.enter('commit-buffer')
  const options = [
    '-oBatchMode=yes',
    '-oStrictHostKeyChecking=no',
    '-oUserKnownHostsFile=/dev/null',
  ]
  const algorithms = ['-oPubkeyAcceptedAlgorithms=+ssh-rsa', '-oIdentitiesOnly=yes', '-i', key]
  const where = ['-p', String(port), 'admin@127.0.0.1']
  const args = [...options, ...algorithms, ...where, 'show version']
  expect(await runProgram('ssh', args)).toMatchObject({
    code: 0,
    stdout: '\nSystem version: 4.0(2a)\n',
  })
})
