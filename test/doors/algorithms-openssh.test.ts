import { once } from 'node:events'
import { createConnection, createServer, type AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import ssh2 from 'ssh2'
import { expect, onTestFinished, test } from 'vitest'
import { serveGroupExchange } from '../../src/ssh/group-exchange.ts'
import { listsOf } from '../../src/ssh/kexinit.ts'
import type { SshOffer } from '../../src/ssh/offer.ts'
import { useOffer, watchKeyExchanges, type Ssh2Connection } from '../../src/ssh/ssh2-internals.ts'
import { runProgram } from './real-programs.ts'
import { doorHostKey, quietOpenSsh, startSshd } from './ssh-door.ts'

const hostKey = doorHostKey('ssh-ed25519')!
const userKey = doorHostKey('ssh-ed25519', 'user of the algorithms')!
const authorizedKey = `ssh-ed25519 ${userKey.publicBlob.toString('base64')}`

/** 1.3 MB of text, no two lines alike. */
const bulk = Buffer.from(
  Array.from({ length: 20_000 }, (_, line) => `line ${line} `.padEnd(63, '.') + '\n').join(''),
)

const sntrup = 'sntrup761x25519-sha512@openssh.com'
const umacs = [
  'umac-64@openssh.com',
  'umac-64-etm@openssh.com',
  'umac-128@openssh.com',
  'umac-128-etm@openssh.com',
]

interface Algorithms {
  readonly kex: string
  readonly cipher: string
  /** Nothing when the cipher has a MAC of its own. */
  readonly mac: string
  readonly compression: string
}

function using(kex: string, cipher: string, mac: string, compression = 'none'): Algorithms {
  return { kex, cipher, mac, compression }
}

const combinations = [
  ...umacs.map((mac) => using(sntrup, 'aes128-ctr', mac)),
  using(sntrup, 'aes256-cbc', 'umac-64@openssh.com'),
  using(sntrup, '3des-cbc', 'umac-128-etm@openssh.com'),
  using(sntrup, 'chacha20-poly1305@openssh.com', ''),
  using('ecdh-sha2-nistp521', 'aes256-ctr', 'umac-128-etm@openssh.com'),
  using(sntrup, 'aes128-ctr', 'hmac-md5-96-etm@openssh.com'),
  using(sntrup, 'aes128-ctr', 'hmac-sha1-96-etm@openssh.com'),
  using(sntrup, 'aes128-ctr', 'umac-64-etm@openssh.com', 'zlib@openssh.com'),
]
const withGroupExchange = using(
  'diffie-hellman-group-exchange-sha256',
  'aes128-ctr',
  'umac-64-etm@openssh.com',
)

function offerOf({ kex, cipher, mac, compression }: Algorithms): SshOffer {
  return {
    kex: [kex, 'kex-strict-s-v00@openssh.com', 'kex-strict-c-v00@openssh.com'],
    hostKey: ['ssh-ed25519'],
    cipher: [cipher],
    mac: [mac || 'hmac-sha2-256'],
    compression: [compression],
  }
}

/** A bare ssh2 server on a free port; its commands echo what they are sent. */
async function serveEcho(offer: SshOffer) {
  let exchanges = 0
  const server = new ssh2.Server({ hostKeys: [hostKey.privatePem] }, (connection) => {
    const { _protocol: protocol } = connection as Ssh2Connection
    useOffer(protocol, listsOf(offer))
    watchKeyExchanges(protocol, (exchange) => {
      exchanges++
      if (exchange.type !== 'groupex') return
      serveGroupExchange(exchange, { protocol, minBits: 2048, refuse: () => connection.end() })
    })
    connection.on('error', () => {})
    connection.on('authentication', (login) => login.accept())
    connection.on('session', (accept) =>
      accept().on('exec', (start) => {
        const channel = start()
        channel.on('end', () => channel.exit(0)).pipe(channel)
      }),
    )
  })
  const listener = createServer({ noDelay: true }, (socket) => server.injectSocket(socket))
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  onTestFinished(() => void listener.close())
  return { port: (listener.address() as AddressInfo).port, exchanges: () => exchanges }
}

test.each([...combinations, withGroupExchange])(
  'OpenSSH sends 1.3 MB back and forth and rekeys with $kex, $cipher, $mac, $compression',
  async (algorithms) => {
    const { port, exchanges } = await serveEcho(offerOf(algorithms))
    const { kex, cipher, mac, compression } = algorithms
    const chosen = [`-oKexAlgorithms=${kex}`, `-c${cipher}`, ...(mac ? [`-m${mac}`] : [])]
    const more = [`-oCompression=${compression === 'none' ? 'no' : 'yes'}`, '-oRekeyLimit=256K']
    const end = await runEcho(port, [...chosen, ...more], bulk)
    expect(end.stdout === bulk.toString()).toBe(true)
    expect(end.stderr).toContain(`kex: algorithm: ${kex}`)
    expect(end.stderr).toContain(`cipher: ${cipher} MAC: ${mac || '<implicit>'}`)
    expect(end.code).toBe(0)
    expect(exchanges()).toBeGreaterThan(2)
  },
)

/** Runs an OpenSSH client that tells about its handshakes and sends input to be echoed. */
function runEcho(port: number, options: readonly string[], input: string | Buffer) {
  const where = ['-p', String(port), 'admin@127.0.0.1', 'echo']
  return runProgram('ssh', ['-oLogLevel=DEBUG1', ...options, ...quietOpenSsh, ...where], { input })
}

async function dial(port: number, offer: SshOffer) {
  let exchanges = 0
  const client = new ssh2.Client()
  client.connect({
    sock: createConnection({ host: '127.0.0.1', port, noDelay: true }),
    username: 'root',
    privateKey: userKey.privatePem,
    hostVerifier: () => true,
  })
  const { _protocol: protocol } = client as unknown as Ssh2Connection
  useOffer(protocol, listsOf(offer))
  watchKeyExchanges(protocol, () => exchanges++)
  onTestFinished(() => void client.end())
  await once(client, 'ready')
  return { client, exchanges: () => exchanges }
}

async function echoThroughSshd(algorithms: Algorithms, settings: readonly string[]) {
  const { kex, cipher, mac } = algorithms
  const lists = [`KexAlgorithms ${kex}`, `Ciphers ${cipher}`, ...(mac ? [`MACs ${mac}`] : [])]
  const sshd = await startSshd(authorizedKey, [...lists, ...settings])
  const { client, exchanges } = await dial(sshd.port, offerOf(algorithms))
  const channel = await new Promise<ssh2.ClientChannel>((resolve, reject) =>
    client.exec('cat', (error, channel) => (error ? reject(error) : resolve(channel))),
  )
  channel.end(bulk)
  return { unchanged: (await buffer(channel)).equals(bulk), exchanges: exchanges() }
}

test.each(combinations)(
  'sshd sends 1.3 MB back and forth and rekeys with $kex, $cipher, $mac, $compression',
  async (algorithms) => {
    const { unchanged, exchanges } = await echoThroughSshd(algorithms, ['RekeyLimit 256K'])
    expect(unchanged).toBe(true)
    expect(exchanges).toBeGreaterThan(2)
  },
)

// Node tests each group that it is sent for being a safe prime, which takes seconds: no rekeys here.
test('sshd and the client find the same keys for a UMAC over a group exchange', async () => {
  expect(await echoThroughSshd(withGroupExchange, [])).toEqual({ unchanged: true, exchanges: 1 })
})

test('OpenSSH with its own defaults takes sntrup761 first when a server has it', async () => {
  const offer = offerOf(using(sntrup, 'aes128-ctr', ''))
  const kex = ['curve25519-sha256', sntrup]
  const mac = ['hmac-sha2-256', 'umac-64-etm@openssh.com']
  const { port } = await serveEcho({ ...offer, kex, mac })
  const end = await runEcho(port, [], 'hello\n')
  expect(end).toMatchObject({ code: 0, stdout: 'hello\n' })
  expect(end.stderr).toContain(`kex: algorithm: ${sntrup}`)
  expect(end.stderr).toContain('MAC: umac-64-etm@openssh.com')
})

test('PuTTY takes sntrup761 from a server that has nothing else', async () => {
  const { port } = await serveEcho(offerOf(using(sntrup, 'aes256-ctr', '')))
  const key = ['-hostkey', hostKey.fingerprintSha256]
  const args = ['-v', '-batch', '-ssh', '-P', String(port), '-l', 'admin', ...key]
  const end = await runProgram('plink', [...args, '127.0.0.1', 'echo'], { input: 'hello\n' })
  expect(end).toMatchObject({ code: 0, stdout: 'hello\n' })
  expect(end.stderr).toContain('NTRU Prime')
})
