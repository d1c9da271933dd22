import { expect, test } from 'vitest'
import { nextTurn } from '../../../src/clock/real-time.ts'
import { createAppliance } from './linux-fixture.ts'

const TOO_LONG = 'bash: CPU time limit exceeded\n'

const runaways: readonly (readonly [string, string])[] = [
  ['while true; do :; done', TOO_LONG],
  ['for ((i = 0; ; i++)); do echo $i; done > /dev/null', TOO_LONG],
  ['until false; do ((n++)); done', TOO_LONG],
  ['f() { f; }; f', 'bash: fork: retry: Resource temporarily unavailable\n'],
  ['x=$(printf "%0100000000d" 1)', 'bash: xmalloc: cannot allocate memory\n'],
  ['x=aaaaaaaaaaaaaaaa; while true; do x=$x$x; done', 'bash: xmalloc: cannot allocate memory\n'],
  ['echo {1..99999999} > /dev/null', 'bash: xmalloc: cannot allocate memory\n'],
  [`echo ${'{1..9}'.repeat(7)} > /dev/null`, 'bash: xmalloc: cannot allocate memory\n'],
  ['printf %1000000000d 1', 'bash: xmalloc: cannot allocate memory\n'],
  ['echo ". /tmp/s" > /tmp/s; . /tmp/s', 'bash: fork: retry: Resource temporarily unavailable\n'],
]

test.each(runaways)(
  '%s comes to an end',
  async (line, stderr) => {
    const outcome = await createAppliance().exec(line)
    expect(outcome).toEqual({ stdout: '', stderr, exitCode: 152 })
  },
  120_000,
)

test('a bomb of jobs comes to an end, and so does a loop that begins job after job', async () => {
  const { exec } = createAppliance()
  const noProcess = /^(?:bash: fork: retry: Resource temporarily unavailable\n)+$/
  const bomb = await exec(':(){ :|:& };:')
  expect(bomb).toMatchObject({ stdout: '', exitCode: 0 })
  expect(bomb.stderr).toMatch(noProcess)
  const many = await exec(
    'for i in $(seq 70); do sleep 1000 & done; kill $(jobs -p); jobs -p | wc -l',
  )
  expect(many.stderr).toMatch(noProcess)
  expect(many.stderr.split('\n')).toHaveLength(7)
}, 120_000)

test('a loop goes round five thousand times, and one inside of another as often in each round', async () => {
  const { stdout, exitCode } = await createAppliance().exec(
    'for a in $(seq 60); do for b in $(seq 90); do :; done; done; echo $?',
  )
  expect({ stdout, exitCode }).toEqual({ stdout: '0\n', exitCode: 0 })
  const longer = await createAppliance().exec('for ((i = 0; ; i++)); do echo $i; done')
  expect(longer.stdout).toMatch(/\n4999\n$/)
}, 120_000)

test('grep looks at a hundred thousand lines', async () => {
  const { exec } = createAppliance()
  expect((await exec('seq 100000 | grep -c 99')).stdout).toBe('3691\n')
})

test('endless sources give their readers enough and end', async () => {
  const { exec } = createAppliance()
  expect(
    (await exec('yes | head -3; head -c 10 /dev/zero | wc -c; cat /dev/urandom | wc -c')).stdout,
  ).toBe('y\ny\ny\n10\n65536\n')
})

test('a loop on a terminal lets others work, and Ctrl-C ends it', async () => {
  const { open } = createAppliance()
  const { terminal, settle } = await open()
  terminal.type('while true; do echo again; done > /dev/null\r')
  for (let turn = 0; turn < 10; turn++) await nextTurn()
  terminal.type('\u0003')
  await settle()
  expect(terminal.written()).toMatch(/\^C\r\nadmin@firepower:~\$ $/)
})

test('no file, program or address of the machine is reachable', async () => {
  const { exec } = createAppliance()
  const { stdout, stderr } = await exec(
    'ls /; cat /proc/self/environ /etc/hostname ../../../../etc/os-release; curl http://127.0.0.1; node -e 1; python3 -c 1',
  )
  expect(stdout.split('\n')).toEqual([
    'Volume',
    'bin',
    'dev',
    'etc',
    'home',
    'root',
    'tmp',
    'usr',
    'var',
    '',
  ])
  expect(stderr.match(/No such file or directory/g)).toHaveLength(3)
  expect(stderr.match(/command not found/g)).toHaveLength(3)
})

test('a full disk says so and leaves the rest as it was', async () => {
  const { exec, tree } = createAppliance({ limits: { bytesMax: 100_000 } })
  const outcome = await exec('yes > /tmp/a; yes > /tmp/b; echo done')
  expect(outcome.stderr).toContain('No space left on device')
  expect(tree.usage().bytes).toBeLessThanOrEqual(100_000)
})

test('shells within shells are limited', async () => {
  const { type } = await createAppliance().open()
  for (let depth = 0; depth < 20; depth++) await type('bash\r')
  expect(await type('bash\r')).toContain('bash: fork: retry: Resource temporarily unavailable\n')
})
