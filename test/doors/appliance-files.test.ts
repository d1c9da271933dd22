import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test as base } from 'vitest'
import { commandLine, type Up } from './fieldfault.ts'
import { runProgram, startProgram, temporaryFolder, type ProgramEnd } from './real-programs.ts'
import { noiseBytes, sha256OfFile } from './transfer-programs.ts'

const PASSWORD = 'Admin123!'

/** A manager and its device under `fieldfault up`, and real programs that go there with its ssh_config. */
async function raiseAppliances() {
  const cli = commandLine()
  const cast = {
    fmc: { emulator: 'fmc', password: PASSWORD },
    ftd: { emulator: 'ftd', managers: 'fmc', password: PASSWORD },
  }
  cli.write('lab.json', JSON.stringify({ cast }))
  await cli.run('up', 'lab.json', '--detach', '--quiet')
  const { appliances } = await cli.json<Up>('ps')
  const config = join(cli.cwd, '.fieldfault', 'ssh_config')
  const withPassword = (program: string, ...args: readonly string[]) =>
    runProgram('sshpass', ['-p', PASSWORD, program, '-F', config, ...args])
  const portOf = (role: string) => {
    const { doors } = appliances.find(({ name }) => name === role)!
    const named = doors as readonly { service: string; port: number }[]
    return named.find(({ service }) => service === 'ssh')!.port
  }
  return {
    config,
    portOf,
    scp: (...args: readonly string[]) => withPassword('scp', ...args),
    sftp: (host: string, ...commands: readonly string[]): Promise<ProgramEnd> => {
      const script = join(temporaryFolder(), 'batch')
      writeFileSync(script, commands.map((line) => `${line}\n`).join(''))
      return withPassword('sftp', '-oBatchMode=no', '-b', script, host)
    },
    journal: async (appliance: string, event: string) => {
      const args = ['--appliance', appliance, '--event', event]
      const { entries } = await cli.json<{ entries: { data: unknown }[] }>('journal', ...args)
      return entries.map(({ data }) => data)
    },
  }
}

const test = base.extend('lab', () => raiseAppliances())

test.each([
  { speaks: '-O', role: 'fmc', log: '/var/log/messages' },
  { speaks: '-s', role: 'fmc', log: '/var/log/messages' },
  { speaks: '-O', role: 'ftd', log: '/ngfw/var/log/messages' },
  { speaks: '-s', role: 'ftd', log: '/ngfw/var/log/messages' },
])('scp $speaks fetches the log of the $role and places a file', async ({ speaks, role, log }) => {
  const { scp } = await raiseAppliances()
  const folder = temporaryFolder()
  expect(await scp(speaks, '-q', `${role}:${log}`, folder)).toMatchObject({ code: 0, stderr: '' })
  expect(readFileSync(join(folder, 'messages'), 'utf8')).toMatch(/SF-IMS\[\d+\]/)
  const big = join(folder, 'image.bin')
  writeFileSync(big, noiseBytes(5_000_000), { mode: 0o640 })
  expect(await scp(speaks, '-p', '-q', big, `${role}:/var/tmp`)).toMatchObject({ code: 0 })
  expect(await scp(speaks, '-q', `${role}:/var/tmp/image.bin`, `${big}.back`)).toMatchObject({
    code: 0,
  })
  expect(sha256OfFile(`${big}.back`)).toBe(sha256OfFile(big))
  const refused = await scp(speaks, '-q', big, `${role}:/etc/sf/image.bin`)
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('/etc/sf/image.bin')
  expect(refused.stderr).toContain('Permission denied')
})

test('scp -r brings a folder there and back', async ({ lab: { scp } }) => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'tree', 'inner'), { recursive: true })
  writeFileSync(join(folder, 'tree', 'inner', 'a b'), 'a b')
  for (const speaks of ['-O', '-s']) {
    const there = `ftd:/var/common/tree${speaks}`
    const put = await scp(speaks, '-q', '-r', join(folder, 'tree'), there)
    expect(put).toMatchObject({ code: 0 })
    const back = join(folder, `back${speaks}`)
    expect(await scp(speaks, '-q', '-r', there, back)).toMatchObject({ code: 0 })
    expect(readFileSync(join(back, 'inner', 'a b'), 'utf8')).toBe('a b')
  }
})

test('sftp -F goes about in the file system of the expert shell', async ({ lab }) => {
  const folder = temporaryFolder()
  const file = join(folder, 'note')
  writeFileSync(file, 'note\n')
  const done = await lab.sftp(
    'ftd',
    'pwd',
    'cd /var/log',
    'pwd',
    'cd /var/tmp',
    'mkdir d',
    `put -p ${file} d/note`,
    'ln -s note d/link',
    'rename d/note d/other',
    'chmod 600 d/other',
    'ls -l d',
    `get d/other ${join(folder, 'back')}`,
    '-put /etc/no-such-file',
    '-rm /etc/sf/sftunnel.conf',
    'rm d/link',
    'rm d/other',
    'rmdir d',
  )
  expect(done).toMatchObject({ code: 0 })
  expect(done.stdout).toContain('Remote working directory: /home/admin\n')
  expect(done.stdout).toContain('Remote working directory: /ngfw/var/log\n')
  expect(done.stdout).toMatch(/lrwxrwxrwx {4}1 admin {4}admin {11}4 .* (?:d\/)?link\n/)
  expect(done.stdout).toMatch(/-rw------- {4}1 admin {4}admin {11}5 .* (?:d\/)?other\n/)
  expect(done.stderr).toMatch(/[Pp]ermission denied/)
  expect(readFileSync(join(folder, 'back'), 'utf8')).toBe('note\n')
})

test('an upload that breaks off leaves what came, is told, and is completed by reput', async ({
  lab,
}) => {
  const folder = temporaryFolder()
  const file = join(folder, 'image.bin')
  writeFileSync(file, noiseBytes(5_000_000))
  const slow = ['-F', lab.config, '-O', '-l', '800', file, 'fmc:/var/tmp/image.bin']
  const copying = startProgram('sshpass', ['-p', PASSWORD, 'scp', ...slow])
  const sizeThere = async () => {
    const { stdout } = await lab.sftp('fmc', 'ls -ln /var/tmp')
    return Number(/(\d+) \w{3} +\d+ [\d:]+ \S*image\.bin/.exec(stdout)?.[1] ?? 0)
  }
  await expect.poll(sizeThere, { timeout: 30_000 }).toBeGreaterThan(0)
  await copying.stop()
  await expect
    .poll(() => lab.journal('fmc', 'file.received'), { timeout: 10_000 })
    .toMatchObject([{ path: '/var/tmp/image.bin', complete: false }])
  expect(await sizeThere()).toBeLessThan(5_000_000)
  const done = await lab.sftp('fmc', `reput ${file} /var/tmp/image.bin`)
  expect(done).toMatchObject({ code: 0 })
  const back = join(folder, 'back')
  await lab.sftp('fmc', `get /var/tmp/image.bin ${back}`)
  expect(sha256OfFile(back)).toBe(sha256OfFile(file))
})

test('paramiko and pscp come in as well', async ({ lab }) => {
  const folder = temporaryFolder()
  const port = lab.portOf('fmc')
  const script = [
    'import paramiko',
    `transport = paramiko.Transport(("127.0.0.1", ${port}))`,
    `transport.connect(username="admin", password="${PASSWORD}")`,
    'sftp = paramiko.SFTPClient.from_transport(transport)',
    'sftp.open("/var/tmp/p", "w").write("from python")',
    'sftp.symlink("p", "/var/tmp/q")',
    'print(sftp.readlink("/var/tmp/q"), sftp.stat("/var/tmp/q").st_uid)',
    'print(sftp.open("/var/tmp/q").read().decode())',
    'try:',
    '    sftp.open("/etc/sf/p", "w")',
    'except PermissionError as error:',
    '    print("refused", error.errno)',
    'transport.close()',
  ]
  const python = await runProgram('/usr/bin/python3', ['-'], { input: `${script.join('\n')}\n` })
  expect(python.stdout).toBe('p 100\nfrom python\nrefused 13\n')
  const login = ['-batch', '-P', `${port}`, '-l', 'admin', '-pw', PASSWORD]
  const probe = await runProgram('pscp', [...login, 'admin@127.0.0.1:x', folder])
  const [, fingerprint = ''] = /(SHA256:\S{43})/.exec(probe.stdout + probe.stderr) ?? []
  for (const speaks of ['-scp', '-sftp']) {
    const args = [...login, '-hostkey', fingerprint, speaks, '-q']
    const got = await runProgram('pscp', [...args, '127.0.0.1:/var/tmp/p', join(folder, speaks)])
    expect(got).toMatchObject({ code: 0 })
    expect(readFileSync(join(folder, speaks), 'utf8')).toBe('from python')
  }
})
