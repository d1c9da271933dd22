import { expect, test } from 'vitest'
import { createAppliance } from './linux-fixture.ts'

test('a command with an ampersand runs in lab time while the prompt is there', async () => {
  const { open, clock } = createAppliance()
  const { type, terminal } = await open({ as: 'root' })
  expect(await type('(sleep 5; echo over) &\r')).toMatch(/\n\[1\] \d+\nroot@firepower:~# $/)
  expect(await type('jobs\r')).toContain('[1]+  Running                 (sleep 5; echo over) &\n')
  await clock.advance(6_000)
  expect(terminal.written()).toMatch(/over\r\n$/)
  expect(await type('\r')).toContain('[1]+  Done                    (sleep 5; echo over)\n')
  expect(await type('jobs\r')).toBe('jobs\nroot@firepower:~# ')
})

test('wait, kill and fg know the jobs of the shell', async () => {
  const { open, clock } = createAppliance()
  const { type, terminal } = await open({ as: 'root' })
  await type('sleep 60 & sleep 70 &\r')
  expect(await type('kill %1 $!; jobs\r')).toMatch(/\[1\]- {2}Terminated +sleep 60\n\[2\]\+/)
  expect(await type('kill %1\r')).toContain('-bash: kill: %1: no such job\n')
  expect(await type('fg\r')).toContain('-bash: fg: current: no such job\n')
  await type('(sleep 2; exit 3) & wait $!; echo status $?\r')
  await clock.advance(3_000)
  expect(terminal.written()).toContain('\nstatus 3\r\n')
  await type('sleep 90 &\r')
  expect(await type('fg\r')).toBe('fg\nsleep 90\n')
  expect(await type('\u0003')).toBe('^C\nroot@firepower:~# ')
})

test('an ampersand inside of a loop, a group or a function begins a job too', async () => {
  const { open, clock } = createAppliance()
  const { type, terminal } = await open({ as: 'root' })
  const shown = await type('for s in 3 2; do (sleep $s; echo slept $s) & done; wait; echo all\r')
  expect(shown).toMatch(/\n\[1\] \d+\n\[2\] \d+\n$/)
  await clock.advance(2_500)
  expect(terminal.written()).toMatch(/slept 2\r\n$/)
  await clock.advance(1_000)
  expect(terminal.written()).toMatch(/slept 3\r\nall\r\n/)
  await type('\r')
  await type('f() { sleep 4 & }; f; { sleep 5 & echo grouped; }\r')
  expect(await type('jobs\r')).toMatch(/\[1\]- .*sleep 4 &\n\[2\]\+ .*sleep 5 &\n/)
})

test('kill says which process it does not find', async () => {
  const { type } = await createAppliance().open()
  expect(await type('kill -9 99999\r')).toContain('\n-bash: kill: (99999) - No such process\n')
  expect(await type('kill -9 x\r')).toContain(
    '\n-bash: kill: x: arguments must be process or job IDs\n',
  )
  expect(await type('kill -FOO 1\r')).toContain(
    '\n-bash: kill: FOO: invalid signal specification\n',
  )
})

test('an exec request lasts until its jobs are over', async () => {
  const { exec } = createAppliance()
  expect(await exec('echo behind & echo before; wait; echo after')).toEqual({
    stdout: expect.stringMatching(/^(?:before\nbehind|behind\nbefore)\nafter\n$/),
    stderr: '',
    exitCode: 0,
  })
})

test('a job finds no input, and Ctrl-Z says that nothing can be suspended', async () => {
  const { type } = await createAppliance().open()
  await type('cat &\r')
  expect(await type('\r')).toMatch(/\[1\]\+ {2}Done +cat\n/)
  await type('sleep 9\r')
  expect(await type('\u001a')).toBe('^Z\nbash: suspend: cannot suspend\n')
  expect(await type('\u0003')).toMatch(/\^C\n/)
})

test.each(['sleep 999', 'echo a; sleep 999', 'while :; do :; done', 'cat'])(
  'Ctrl-C in the same packet as %s ends it',
  async (line) => {
    const { type } = await createAppliance().open()
    expect(await type(`${line}\r\u0003`)).toMatch(/\^C\nadmin@firepower:~\$ $/)
    expect(await type('echo $?\r')).toContain('\n130\n')
  },
)

test('an alias that names itself is not expanded again', async () => {
  const { type } = await createAppliance().open()
  await type('alias b="b;b"\r')
  expect(await type('b\r')).toContain(
    '-bash: b: command not found\n-bash: b: command not found\nadmin@',
  )
})
