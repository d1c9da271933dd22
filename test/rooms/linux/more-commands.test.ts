import { expect, test } from 'vitest'
import { createAppliance } from './linux-fixture.ts'

const BYTES = 'printf "ab\\n\\0%016d" 0'

test.each([
  ['seq 100000 | tail -1', '100000\n'],
  ['head -c 1K /dev/zero | wc -c', '1024\n'],
  ['seq 10 | head -n -8', '1\n2\n'],
  ['seq 4 | xargs -n2 echo a', 'a 1 2\na 3 4\n'],
  ['seq 2 | xargs -I{} echo a{}b', 'a1b\na2b\n'],
  ['seq 3 | paste -sd,', '1,2,3\n'],
  [
    `${BYTES} | xxd | head -1`,
    '00000000: 6162 0a00 3030 3030 3030 3030 3030 3030  ab..000000000000\n',
  ],
  [
    `${BYTES} | hexdump -C`,
    '00000000  61 62 0a 00 30 30 30 30  30 30 30 30 30 30 30 30  |ab..000000000000|\n00000010  30 30 30 30                                       |0000|\n00000014\n',
  ],
  [`${BYTES} | od -A n -c -N 4`, '   a   b  \\n  \\0\n'],
  [`${BYTES} | od -t x1 -N 2`, '0000000 61 62\n0000002\n'],
  ['head -c 64 /dev/zero | hexdump -C | sed -n 2p', '*\n'],
  ['find -L /var -mmin -60 -type f', /\/sftunnel-heartbeat\n$/],
  ['find /etc -name "s*" ! -type d', '/etc/shadow\n'],
  ['find /var -name "*.pem" -size +3 -exec basename {} \\;', 'sftunnel-key.pem\n'],
  ['find / -user root -perm 600 -newer /var -ls', /-rw------- 1 root root 8 .* \/etc\/shadow\n$/],
  ['mkdir /tmp/e; find /tmp -mindepth 1 -empty -type d -delete; ls -a /tmp', '.\n..\n'],
  ['cd /etc; find . -maxdepth 1 -type f -exec echo {} +', './shadow ./passwd ./group\n'],
  [
    'printf "1\\n2\\n3\\n" > /tmp/a; printf "2\\nx\\n" > /tmp/b; diff /tmp/a /tmp/b',
    '1d0\n< 1\n3c2\n< 3\n---\n> x\n',
  ],
  ['cmp /etc/passwd /etc/shadow', '/etc/passwd /etc/shadow differ: byte 6, line 1\n'],
  ['base64 -d <<< aGk=', 'hi'],
  ['seq 100000 > /tmp/l; awk "{n++} END {print n}" /tmp/l', '100000\n'],
] as const)('%s prints what GNU prints', async (line, stdout) => {
  const outcome = await createAppliance().exec(line)
  expect(outcome.stderr).toBe('')
  if (typeof stdout === 'string') expect(outcome.stdout).toBe(stdout)
  else expect(outcome.stdout).toMatch(stdout)
})

test('diff -u has the times of the files', async () => {
  const { exec } = createAppliance()
  await exec('echo a > /tmp/a; echo b > /tmp/b')
  expect((await exec('diff -u /tmp/a /tmp/b')).stdout).toBe(
    '--- /tmp/a\t2024-10-14 14:49:00.000000000 +0000\n+++ /tmp/b\t2024-10-14 14:49:00.000000000 +0000\n@@ -1,1 +1,1 @@\n-a\n+b\n',
  )
})

test('find says what it does not understand', async () => {
  const { exec } = createAppliance()
  expect((await exec('find /etc -foo')).stderr).toBe("find: unknown predicate '-foo'\n")
  expect((await exec('find /nope')).stderr).toBe("find: '/nope': No such file or directory\n")
})

test('watch repeats a command in lab time until Ctrl-C', async () => {
  const { open, clock } = createAppliance()
  const { type, terminal } = await open()
  expect(await type('watch -n 5 date +%T\r')).toMatch(/Every 5.0s: date \+%T .*\n\n14:49:00\n?/)
  await clock.advance(5_000)
  expect(terminal.written()).toContain('14:49:05')
  expect(await type('\u0003')).toMatch(/\^C\nadmin@firepower:~\$ $/)
})

test('a command line that cannot be parsed is the shell that says so', async () => {
  const { exec } = createAppliance()
  expect(await exec('echo a; if')).toEqual({
    stdout: '',
    stderr: 'bash: syntax error: unexpected end of file\n',
    exitCode: 2,
  })
  expect((await exec('echo )')).stderr).toMatch(/^bash: syntax error near unexpected token/)
})

test('a full disk ends a command and not the line', async () => {
  const { exec } = createAppliance({ limits: { bytesMax: 100_000 } })
  await exec('head -c 60000 /dev/zero > /tmp/a')
  expect(
    await exec(
      'cat /tmp/a > /tmp/b; echo $?; (cat /tmp/a) > /tmp/c || echo no; false > /tmp/d; echo $?',
    ),
  ).toEqual({
    stdout: '1\nno\n1\n',
    stderr:
      'cat: write error: No space left on device\nbash: write error: No space left on device\n',
    exitCode: 0,
  })
})

test('set -x shows the commands of the visitor only', async () => {
  const { stderr } = await createAppliance().exec('set -x; for i in 1; do echo $i > /tmp/x; done')
  expect(stderr).toBe('+ echo 1\n')
})
