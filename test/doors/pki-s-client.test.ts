import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { sClient } from '../../emulators/sftunnel/shell/openssl/s-client.ts'
import type { CommandContext, Surroundings } from '../../src/emulator/index.ts'
import { TEST_START_MS } from '../rooms/tls/certificates.ts'
import { testClock } from '../rooms/tls/tls-pair.ts'
import { freePort } from './lane.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'
import { startOpensslServer } from './tls-door.ts'
import { opensslFiles, tunnelStates, type EndFiles } from './tls-states.ts'

const AT_LAB_TIME = ['-attime', String(TEST_START_MS / 1000)]

/** Runs the lab's `s_client` of OpenSSL 3 on this machine's network and files. */
async function labClient(args: readonly string[]) {
  const { clock, activity } = testClock()
  const surroundings = {
    clock,
    activity,
    record: () => () => {},
    nextStream: (kind: string) => kind,
    crashed: (_where: string, error: unknown) => expect.fail(String(error)),
    lookUp: () => undefined,
    reaches: () => Promise.resolve('answers'),
    async dial({ port, host }: { port: number; host: string }) {
      const socket = connect(port, host)
      onTestFinished(() => void socket.destroy())
      try {
        await once(socket, 'connect')
      } catch {
        return { ok: false, reason: 'refused' }
      }
      return { ok: true, socket, to: host }
    },
  } as unknown as Surroundings
  const context = {
    host: { clock },
    files: { read: (path: string) => readFileSync(path) },
    path: (typed: string) => typed,
    stdin: Buffer.alloc(0),
    stdinIsVisitor: false,
    signal: new AbortController().signal,
    until: <Value>(work: Promise<Value>) => work,
  } as unknown as CommandContext
  const { stdout = '', stderr = '' } = await sClient(args, {
    context,
    surroundings,
    generation: '3',
  })
  return { stdout: String(stdout), stderr }
}

function clientArguments(port: number, { trusted, credentials }: EndFiles): string[] {
  const files = opensslFiles(temporaryFolder(), { trusted, credentials })
  const named = files.map((option) => (option === '-verifyCAfile' ? '-CAfile' : option))
  return ['-connect', `127.0.0.1:${port}`, ...named, ...AT_LAB_TIME]
}

/** What differs from run to run, and what the lab's client leaves out. */
function alike(text: string): string {
  return text
    .replaceAll(
      /^(?:Client Certificate Types|(?:Shared )?Requested Signature|Peer sign|Server Temp Key).*\n/gm,
      '',
    )
    .replaceAll(/^( {4}(?:Session-ID|Master-Key): ).*$/gm, '$1')
    .replaceAll(/^[0-9A-F]{16}:/gm, 'THREAD:')
    .replaceAll(/(\.c):\d+:/g, '$1:LINE:')
    .replaceAll(/Start Time: \d+/g, 'Start Time: NOW')
    .replaceAll(/read \d+ bytes and written \d+ bytes/g, 'read and written')
    .replaceAll(/^(?:closed|DONE|read:errno=\d+)\n/gm, '')
}

const cases = tunnelStates.flatMap((state) =>
  [[], ['-verify_return_error']].map((options) => ({ ...state, options })),
)

test.for(cases)(
  's_client of the lab and of OpenSSL say the same when $title, with $options',
  async ({ fmc, ftd, options }) => {
    const { port } = await startOpensslServer(fmc, ['-no_ticket', '-tls1_2'])
    const args = [...clientArguments(port, ftd), '-tls1_2', ...options]
    const ours = await labClient(args)
    const theirs = await runProgram('openssl', ['s_client', ...args], { input: '' })
    expect(alike(ours.stderr)).toBe(alike(theirs.stderr))
    expect(alike(ours.stdout)).toBe(alike(theirs.stdout))
  },
)

test.for([
  { title: 'TLS 1.3', server: '-tls1_3', client: [] },
  { title: 'no common version', server: '-tls1_3', client: ['-tls1_2'] },
  { title: 'the whole chain', server: '-tls1_3', client: ['-showcerts'] },
])('they say the same of $title', async ({ server, client }) => {
  const { fmc } = tunnelStates[2]!
  const { port } = await startOpensslServer(fmc, [server, '-num_tickets', '0'])
  const args = [...clientArguments(port, fmc), ...client]
  const ours = await labClient(args)
  const theirs = await runProgram('openssl', ['s_client', ...args], { input: '' })
  expect(alike(ours.stdout)).toBe(alike(theirs.stdout))
  expect(alike(ours.stderr)).toBe(alike(theirs.stderr))
})

test('they say the same of a port that is shut', async () => {
  const args = ['-connect', `127.0.0.1:${await freePort()}`]
  const { stderr } = await runProgram('openssl', ['s_client', ...args], { input: '' })
  expect(alike((await labClient(args)).stderr)).toBe(alike(stderr))
})
