import { expect, onTestFinished, test } from 'vitest'
import { backupServer } from '../../emulators/index.ts'
import { egressTo } from '../../src/lab/egress.ts'
import { keyFolder } from '../../src/lab/key-folder.ts'
import { startLab } from '../../src/lab/lab.ts'
import { loopbackPorts } from '../../src/lab/port-plan.ts'
import { runProgram, startProgram } from './real-programs.ts'
import { quietOpenSsh } from './ssh-door.ts'

const LOGIN = { username: 'admin', password: 'mainserver' }

/** Two servers in one process, which OpenSSH's client logs in to. */
async function raiseServers() {
  const lab = await startLab({
    name: 'sandbox',
    seed: 'sandbox',
    startMs: Date.now(),
    cast: {
      victim: backupServer({ profile: 'openssh-9.2', ...LOGIN }),
      neighbour: backupServer({ profile: 'openssh-9.2', ...LOGIN }),
    },
    clock: 'wall',
    ports: loopbackPorts,
    egress: egressTo([]),
    keyFolder: keyFolder(),
  })
  onTestFinished(() => lab.stop('the test is over'))
  const argsFor = (role: string) => {
    const { port } = lab.appliance(role).doors.find(({ service }) => service === 'ssh')!
    const ssh = ['ssh', ...quietOpenSsh, '-p', String(port), 'admin@127.0.0.1']
    return ['-p', LOGIN.password, ...ssh]
  }
  return {
    exec: (role: string, line: string) => runProgram('sshpass', [...argsFor(role), line]),
    startShell: (role: string) => {
      const [, password, ssh, ...args] = argsFor(role)
      return startProgram('sshpass', ['-p', password!, ssh!, '-tt', ...args])
    },
  }
}

test('a shell full of runaways ends each with an error, and another server is answered meanwhile', async () => {
  const { exec, startShell } = await raiseServers()
  const shell = startShell('victim')
  await shell.until('$ ')
  const runaways: readonly (readonly [string, RegExp])[] = [
    [':(){ :|:& };:', /fork: retry: Resource temporarily unavailable/],
    // By now `:` is the function of the line before.
    ['while true; do true; done', /CPU time limit exceeded/],
    ['x=a; while true; do x=$x$x; done', /xmalloc: cannot allocate memory/],
    ['echo a | sed ":x;s/a/aa/g;bx"', /sed: memory exhausted/],
  ]
  for (const [line, says] of runaways) {
    shell.type(`${line}\n`)
    const [answer] = await Promise.all([exec('neighbour', 'echo here'), shell.until(says)])
    expect(answer.stdout).toBe('here\n')
  }
  shell.type('while :; do echo tick; sleep 600; done\n')
  await shell.until(/\ntick\r?\n/)
  shell.type('\u0003')
  await shell.until('^C')
  shell.type('echo still $((6 * 7))\n')
  await shell.until('still 42')
}, 60_000)

test('a client of OpenSSH reaches no file of the machine, and no address', async () => {
  const { exec } = await raiseServers()
  const reached = await Promise.all(
    [
      'cat /proc/self/environ',
      `cat ${process.cwd()}/package.json`,
      `cat ../../../../../../../../..${process.cwd()}/package.json`,
      'cat < /dev/tcp/127.0.0.1/22',
      'curl http://127.0.0.1/',
    ].map((line) => exec('victim', line)),
  )
  for (const { code, stdout, stderr } of reached) {
    expect(stdout).toBe('')
    expect(stderr).toMatch(/No such file or directory|command not found/)
    expect(code).not.toBe(0)
  }
})
