import { expect, test } from 'vitest'
import type { LinuxCommand } from '../../../src/linux/index.ts'
import { createAppliance } from './linux-fixture.ts'

test('an exec request keeps output, errors and exit status apart', async () => {
  const { exec } = createAppliance()
  expect(await exec('echo out; ls /nowhere; (exit 7)')).toEqual({
    stdout: 'out\n',
    stderr: "ls: cannot access '/nowhere': No such file or directory\n",
    exitCode: 7,
  })
})

test('what the client sends is the standard input, byte for byte', async () => {
  const { exec, tree } = createAppliance()
  await exec('cat > /tmp/copy', { sent: 'a\u0000b\nno end' })
  expect(Buffer.from(tree.root.read('/tmp/copy')).toString()).toBe('a\u0000b\nno end')
})

const asks: LinuxCommand = {
  name: 'generate_certs.pl',
  path: '/usr/local/sf/bin/generate_certs.pl',
  run: async (args, { tty, files, path, cwd }) => {
    const answer = await tty?.ask('Do you want to continue? [yes/no]:')
    return { stdout: `${args.join(',')} ${answer} ${files.has(path('shadow'))} ${cwd}\n` }
  },
}
const path = '/usr/local/sf/bin:/usr/bin:/bin'

test('a command of the appliance gets arguments, files and the terminal that asks', async () => {
  const { open } = createAppliance({ commands: [asks], facts: { path, rootPath: path } })
  const { type } = await open({ as: 'root' })
  await type('cd /etc\r')
  expect(await type('generate_certs.pl a b\r')).toMatch(/\nDo you want to continue\? \[yes\/no\]:$/)
  expect(await type('yes\r')).toContain('a,b yes true /etc\n')
})

test('a program is found by PATH, and by its own path wherever PATH leads', async () => {
  const { exec, open } = createAppliance({ commands: [asks], facts: { path, rootPath: path } })
  const both = await exec('which generate_certs.pl; /usr/local/sf/bin/generate_certs.pl x')
  expect(both.stdout).toBe('/usr/local/sf/bin/generate_certs.pl\nx undefined false /root\n')
  const { type } = await open({ as: 'root' })
  await type('PATH=/bin:/usr/bin\r')
  expect(await type('generate_certs.pl\r')).toContain('generate_certs.pl: command not found\n')
})
