import { expect, test } from 'vitest'
import { nextTurn } from '../../../src/clock/real-time.ts'
import { createAppliance } from './linux-fixture.ts'

/** What a turn of the event loop may take of the processor; a text that grows without end takes the most. */
const TURN_CPU_MS_MAX = 800
const BYTES_MAX = 300_000_000

/** Milliseconds of the processor that this process has taken, which other work on the machine does not change. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Runs a line, and measures how long the event loop stood still and how much the heap grew meanwhile. */
async function measured(line: string) {
  const { exec } = createAppliance()
  await exec('true')
  const heapBefore = process.memoryUsage().heapUsed
  const watch = { running: true }
  let longestMs = 0
  let bytes = 0
  const watching = (async () => {
    while (watch.running) {
      const beganMs = cpuMs()
      await nextTurn()
      longestMs = Math.max(longestMs, cpuMs() - beganMs)
      bytes = Math.max(bytes, process.memoryUsage().heapUsed - heapBefore)
    }
  })()
  const outcome = await exec(line)
  watch.running = false
  await watching
  return { outcome, longestMs, bytes }
}

const OVER_CAT = 'cat: /dev/zero: output limit of this lab reached (65536 bytes)\n'
const OVER_YES = 'yes: standard output: output limit of this lab reached (262144 bytes)\n'

test.each([
  ['yes | head -c 1000000000 | wc -c', '262144\n', ''],
  ['cat /dev/zero | sort | wc -c', '65537\n', OVER_CAT],
  ['yes > /tmp/f; cat /dev/zero > /tmp/f; wc -c < /tmp/f', '65536\n', OVER_YES + OVER_CAT],
  ['yes | wc -l; echo ${PIPESTATUS[@]}', '131072\n1 0\n', OVER_YES],
  ['cat /dev/zero > /tmp/f; echo $?', '1\n', OVER_CAT],
  ['seq 2000 | xargs -n 1 echo | wc -l', '2000\n', ''],
  ['x=$(printf %040d 0)b; [[ $x =~ ^(0+)+$ ]] || echo no', 'no\n', ''],
  ['printf %040db 0 | grep -cE "^(0+)+$"', '0\n', ''],
  ['printf %040db 0 | sed -E "s/^(0+)+$/x/" | wc -c', '41\n', ''],
  ['printf %040db 0 | awk "/^(0+)+$/"', '', ''],
  ['p=$(printf "/a%.0s" {1..2000}); mkdir -p $p 2>&1 | grep -c "File name too long"', '1\n', ''],
  ['mkdir /tmp/d; touch /tmp/d/{1..4000}; ls /tmp/d | wc -l; rm -r /tmp/d', '4000\n', ''],
  ['echo a | sed ":x;s/a/aa/g;bx"', '', 'sed: memory exhausted\n'],
  ['echo a | awk \'{ for (;;) gsub(/a/, "aa") }\'', '', 'awk: memory exhausted\n'],
])(
  '%s comes to an end, and others work meanwhile',
  async (line, stdout, stderr) => {
    const { outcome, longestMs, bytes } = await measured(line)
    expect(outcome).toMatchObject({ stdout, stderr })
    expect(longestMs).toBeLessThan(TURN_CPU_MS_MAX)
    expect(bytes).toBeLessThan(BYTES_MAX)
  },
  120_000,
)

test('a visit is answered while another one loops', async () => {
  const { open } = createAppliance()
  const [loops, answers] = [await open(), await open()]
  loops.terminal.type('while :; do :; done\r')
  await nextTurn()
  answers.terminal.type('echo an$((40 + 2))swer\r')
  for (let turn = 0; turn < 40; turn++) await nextTurn()
  expect(answers.terminal.written()).toContain('\nan42swer\r\n')
  expect(loops.terminal.written()).not.toContain('CPU time limit')
  loops.terminal.type('\u0003')
  await loops.settle()
  expect(loops.terminal.written()).toMatch(/\^C\r\nadmin@firepower:~\$ $/)
})

test('Ctrl-C ends what a visitor cannot wait for', async () => {
  const { open } = createAppliance()
  const { terminal, settle } = await open()
  for (const line of [
    'yes',
    'f() { f | f; }; f',
    'seq 5000 | xargs -n 1 echo',
    'tail -f /etc/passwd',
  ]) {
    const before = terminal.written().length
    terminal.type(`${line}\r`)
    for (let turn = 0; turn < 5; turn++) await nextTurn()
    terminal.type('\u0003')
    await settle()
    expect(terminal.written().slice(before)).toMatch(/admin@firepower:~\$ $/)
  }
})
