import { expect, test } from 'vitest'
import { createAppliance } from './linux-fixture.ts'

/** Words that stand in the environment and the files of the machine that runs this test. */
const OF_THE_MACHINE = [process.version, process.cwd(), process.execPath]

test.each([
  'cat /proc/self/environ /proc/self/cmdline /proc/1/environ',
  'cat ../../../../../../../../etc/hostname /etc/os-release /etc/resolv.conf',
  'cat < /proc/self/environ',
  'source /proc/self/environ',
  'bash /proc/self/environ',
  'ln -s /proc/self/environ e; cat e',
  'ln -s ../../../../../../../proc/self/environ e; cat e',
  'cat <(cat /proc/self/environ)',
  'cat <<< "$(cat /proc/self/environ)"',
  'mapfile -t a < /proc/self/environ; echo "${a[@]}"',
  'cat ~/.ssh/id_rsa /home/*/.ssh/*',
  'tar czf - /proc | wc -c; find /proc /sys -name "*"',
])('%s reads no file of the machine', async (line) => {
  const { stdout, stderr } = await createAppliance().exec(line)
  expect(stderr).not.toBe('')
  for (const word of OF_THE_MACHINE) expect(stdout + stderr).not.toContain(word)
})

test.each([
  'exec 3<> /dev/tcp/127.0.0.1/22',
  'cat < /dev/tcp/127.0.0.1/22',
  'echo x > /dev/udp/127.0.0.1/53',
  'bash -c "cat < /dev/tcp/127.0.0.1/22"',
])('%s finds no such device', async (line) => {
  const { stderr } = await createAppliance().exec(line)
  expect(stderr).toMatch(
    /^bash: \/dev\/(?:tc|ud)p\/127\.0\.0\.1\/\d+: No such file or directory\n$/,
  )
})

const ABSENT =
  `curl wget nc telnet html-to-markdown js-exec node deno python python3 perl ruby sqlite3
  jq yq xan rg gcc docker mount`.split(/\s+/)

test.each(ABSENT)('there is no %s', async (name) => {
  const { exec } = createAppliance()
  const { exitCode, stderr } = await exec(`${name} --version`)
  expect({ exitCode, stderr }).toEqual({
    exitCode: 127,
    stderr: `bash: ${name}: command not found\n`,
  })
  expect((await exec(`/usr/bin/${name}; /bin/${name}; command -v ${name}`)).stdout).toBe('')
})

test('nothing that is written leaves the tree, and the environment is its own', async () => {
  const { exec, tree } = createAppliance()
  process.env['FIELDFAULT_TEST_MARK'] = 'of-the-machine'
  const { stdout } = await exec('cd /tmp; echo x > ../../../../tmp/sandbox-mark; env; set; export')
  delete process.env['FIELDFAULT_TEST_MARK']
  expect(stdout).not.toContain('of-the-machine')
  expect(tree.root.has('/tmp/sandbox-mark')).toBe(true)
  expect(stdout).toContain('PATH=/usr/local/sbin')
})
