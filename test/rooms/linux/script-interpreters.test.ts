import { expect, test } from 'vitest'
import type { LinuxCommand } from '../../../src/linux/index.ts'
import { createAppliance } from './linux-fixture.ts'

const python3: LinuxCommand = {
  name: 'python3',
  path: '/usr/bin/python3',
  run: (args) => ({ stdout: `python3 reads ${args.join(' ')}\n` }),
}

function script(name: string, firstLine: string, mode = 0o755) {
  return { path: `/opt/${name}`, content: `#!${firstLine}\necho "shell got $1"\n`, mode }
}

test.each([
  ['/usr/bin/env python3', { stdout: 'python3 reads /opt/x a\n', stderr: '' }],
  ['/usr/bin/python3 -u', { stdout: 'python3 reads -u /opt/x a\n', stderr: '' }],
  ['/bin/bash', { stdout: 'shell got a\n', stderr: '' }],
  [' /bin/sh', { stdout: 'shell got a\n', stderr: '' }],
  ['/usr/bin/env bash', { stdout: 'shell got a\n', stderr: '' }],
  [
    '/usr/bin/ruby',
    {
      stderr: 'bash: /opt/x: /usr/bin/ruby: bad interpreter: No such file or directory\n',
      exitCode: 126,
    },
  ],
  [
    '/usr/bin/env ruby',
    { stderr: "/usr/bin/env: 'ruby': No such file or directory\n", exitCode: 127 },
  ],
])('a script that begins with #!%s goes to what that names', async (firstLine, outcome) => {
  const { exec } = createAppliance({ commands: [python3], entries: [script('x', firstLine)] })
  expect(await exec('/opt/x a')).toMatchObject(outcome)
})

test('a script that may not be run is not', async () => {
  const entries = [script('x', '/usr/bin/python3', 0o644)]
  const { exec } = createAppliance({ commands: [python3], entries })
  expect(await exec('/opt/x')).toMatchObject({ stdout: '', exitCode: 126 })
})

test('yes ends silently in front of a reader that leaves', async () => {
  const { exec } = createAppliance()
  expect(await exec('yes | head -1; echo ${PIPESTATUS[0]}')).toMatchObject({
    stdout: 'y\n141\n',
    stderr: '',
  })
})

test('an awk program of BEGIN alone waits for nothing that is typed', async () => {
  const { open } = createAppliance()
  const visit = await open()
  visit.terminal.type(`awk 'BEGIN{if (1) {print "}"; print 40+2}} BEGIN { print "x" }'\r`)
  await visit.settle()
  expect(visit.terminal.written()).toMatch(/\n\}\r\n42\r\nx\r\nadmin@firepower:~\$ $/)
})
