import { median, type Benchmark } from './benchmark.ts'
import { startOwn, startProgram } from './child-program.ts'
import { accepting, freePort } from './sshd.ts'
import { inTemporaryFolder } from './temporary-folder.ts'
import { tunnelOffer } from './tunnel-facts.ts'

const ROUNDS = 3
const SECONDS = 2
const PAIRS = 1000
/** What a pair of ends may take, kilobytes. */
const PAIR_KILOBYTES_MAX = 500

/** Handshakes in a second with certificates on both sides, one after the other, by `openssl s_time`; and idle pairs. */
export const tlsHandshakes: Benchmark = {
  name: 'tls-handshakes',
  async run(say) {
    const [suite = ''] = tunnelOffer.cipherSuites
    say(suite)
    const rates = await inTemporaryFolder(compare)
    say(`${PAIRS} idle pairs`)
    return [
      {
        what: `mutual TLS 1.2 handshakes, ${suite}`,
        unit: '/s',
        ...rates,
        referenceIs: 'openssl s_server',
        aim: { of: 'ratio', atLeast: 1 },
      },
      {
        what: 'memory of an idle TLS pair, both ends',
        unit: 'kB',
        ours: await kilobytesOfPair('tls'),
        reference: await kilobytesOfPair('tcp'),
        referenceIs: 'plain TCP',
        aim: { of: 'difference', atMost: PAIR_KILOBYTES_MAX },
      },
    ]
  },
}

async function kilobytesOfPair(kind: 'tls' | 'tcp'): Promise<number> {
  const program = startOwn('hold-tunnels', [String(PAIRS), kind], ['--expose-gc'])
  return (await program.says<{ kilobytes: number }>()).kilobytes
}

/** Both servers run at once, and the client goes from one to the other and back. */
async function compare(folder: string): Promise<{ ours: number; reference: number }> {
  const [ours, reference]: [number[], number[]] = [[], []]
  const lab = startOwn('serve-tunnels', [folder])
  const { port } = await lab.says<{ port: number }>()
  const openssl = await startOpensslServer(folder)
  try {
    await handshakesPerSecond(port, folder)
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await handshakesPerSecond(port, folder))
      reference.push(await handshakesPerSecond(openssl.port, folder))
    }
  } finally {
    await Promise.all([lab.stop(), openssl.stop()])
  }
  return { ours: median(ours), reference: median(reference) }
}

const filesIn = (folder: string) => ['-cert', `${folder}/cert.pem`, '-key', `${folder}/key.pem`]

async function startOpensslServer(folder: string) {
  const port = await freePort()
  const program = startProgram('openssl', [
    's_server',
    '-quiet',
    '-tls1_2',
    '-no_ticket',
    '-accept',
    `127.0.0.1:${port}`,
    '-CAfile',
    `${folder}/ca.pem`,
    '-Verify',
    '1',
    ...filesIn(folder),
  ])
  await accepting(port)
  return { port, stop: program.stop }
}

/** s_time says "N connections in M real seconds", in which M is a second too many. */
async function handshakesPerSecond(port: number, folder: string): Promise<number> {
  const program = startProgram('openssl', [
    's_time',
    '-new',
    '-tls1_2',
    '-connect',
    `127.0.0.1:${port}`,
    '-time',
    String(SECONDS),
    '-cipher',
    tunnelOffer.cipherSuites.join(':'),
    ...filesIn(folder),
  ])
  const [, count = '0'] = /(\d+) connections in \d+ real seconds/.exec(await program.output) ?? []
  return Number(count) / SECONDS
}
