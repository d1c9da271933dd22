import { expect, test } from 'vitest'
import { createShell, openShellVisit } from '../../../src/linux/index.ts'
import { createMemoryTerminal } from '../console/memory-terminal.ts'
import { createAppliance } from './linux-fixture.ts'

/** Sends lines to a shell without a terminal, as `ssh -T host < FILE` does, and ends the input. */
async function sends(as: 'root' | 'admin', ...lines: readonly string[]) {
  const { host, activity } = createAppliance()
  const terminal = createMemoryTerminal({ pty: false })
  const errors: string[] = []
  const writeError = (data: string | Uint8Array) => void errors.push(Buffer.from(data).toString())
  const shell = createShell({ host, account: host.accounts.find(as)! })
  const running = openShellVisit({ terminal, activity, writeError }, shell)
  terminal.type(lines.map((line) => `${line}\n`).join(''))
  terminal.hangUp()
  const exitCode = await running.done
  return { stdout: terminal.written(), stderr: errors.join(''), exitCode }
}

test('programs take the lines behind their command, and the shell those that are left', async () => {
  expect(await sends('root', 'read x', 'hello', 'echo "got $x"', 'head -1', 'one')).toMatchObject({
    stdout: 'got hello\none\n',
    stderr: '',
  })
})

test('sudo -S takes the password out of what is sent, and remembers it', async () => {
  const { stdout, stderr } = await sends(
    'admin',
    'sudo -S id -un',
    'wrong',
    'right',
    'sudo id -un',
    'sudo su -',
    'pwd',
    'exit',
    'id -un',
  )
  expect(stdout).toBe('root\nroot\n/root\nadmin\n')
  expect(stderr).toMatch(/responsibility\.\n\nPassword: Sorry, try again\.\nPassword: $/)
})

test('sudo -S takes the first line of a pipe, and its command the others', async () => {
  const { stdout } = await sends('admin', 'printf "right\\nab\\n" | sudo -S cat')
  expect(stdout).toBe('ab\n')
})

test('sudo without -S asks nobody', async () => {
  expect(await sends('admin', 'sudo id -un')).toEqual({
    stdout: '',
    stderr: 'sudo: a terminal is required to read the password\n',
    exitCode: 1,
  })
})

test('what stands before a pipe is what a command of sudo reads', async () => {
  const { stdout } = await sends('root', 'echo abc | sudo cat', 'true | sudo cat', 'echo end')
  expect(stdout).toBe('abc\nend\n')
})

test('a command of sudo in front of a pipe reads what is sent', async () => {
  expect((await sends('root', 'sudo cat | wc -c', 'four')).stdout).toBe('5\n')
})

test('bash within the shell reads on where the outer one stopped', async () => {
  const { stdout } = await sends('root', 'bash -s', 'echo in', 'exit', 'echo out')
  expect(stdout).toBe('in\nout\n')
})
