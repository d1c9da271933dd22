import { once } from 'node:events'
import { createConnection, createServer, type AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import ssh2 from 'ssh2'
import { expect, test } from 'vitest'
import { runnable } from '../../../../src/ssh/algorithms/plug-in.ts'
import { listsOf } from '../../../../src/ssh/kexinit.ts'
import type { SshOffer } from '../../../../src/ssh/offer.ts'
import { useOffer, type Ssh2Connection } from '../../../../src/ssh/ssh2-internals.ts'

const hostKey = ssh2.utils.generateKeyPairSync('ed25519').private

const plain: SshOffer = {
  kex: ['curve25519-sha256'],
  hostKey: ['ssh-ed25519'],
  cipher: ['aes128-ctr'],
  mac: ['hmac-sha2-256'],
  compression: ['none'],
}
const message = Buffer.alloc(100_000, 'fieldfault ')

/** Two ends that can run the room's algorithms; the server's commands echo their input. */
async function connect(offer: SshOffer) {
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (connection) => {
    const { _protocol: protocol } = connection as Ssh2Connection
    useOffer(protocol, listsOf(offer))
    connection.on('error', () => {})
    connection.on('authentication', (login) => login.accept())
    connection.on('session', (accept) =>
      accept().on('exec', (start) => {
        const channel = start()
        channel.on('end', () => channel.exit(0)).pipe(channel)
      }),
    )
  })
  const listener = createServer((socket) => {
    listener.close()
    server.injectSocket(socket)
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const clientEnd = createConnection((listener.address() as AddressInfo).port, '127.0.0.1')
  const client = new ssh2.Client()
  client.connect({ sock: clientEnd, username: 'admin', hostVerifier: () => true })
  const { _protocol: protocol } = client as unknown as Ssh2Connection
  useOffer(protocol, listsOf(offer))
  return { client, protocol, clientEnd }
}

async function echo(client: ssh2.Client): Promise<Buffer> {
  const channel = await new Promise<ssh2.ClientChannel>((resolve, reject) =>
    client.exec('echo', (error, channel) => (error ? reject(error) : resolve(channel))),
  )
  channel.end(message)
  return buffer(channel)
}

async function rekey(client: ssh2.Client): Promise<void> {
  const done = once(client, 'handshake')
  ;(client as unknown as { _protocol: { rekey: () => void } })._protocol.rekey()
  await done
}

const kexes = [
  'sntrup761x25519-sha512',
  'sntrup761x25519-sha512@openssh.com',
  'mlkem768x25519-sha256',
]
test.each(kexes)('both roles agree on keys with %s, at the start and at a rekey', async (kex) => {
  const { client, protocol } = await connect({ ...plain, kex: [kex] })
  await once(client, 'ready')
  expect(protocol._kex?.type).toBe('hybrid')
  await rekey(client)
  expect((await echo(client)).equals(message)).toBe(true)
  client.end()
})

test('a hybrid rekey goes through while the packets are compressed', async () => {
  const kex = ['sntrup761x25519-sha512']
  const { client } = await connect({ ...plain, kex, compression: ['zlib'] })
  await once(client, 'ready')
  await rekey(client)
  expect((await echo(client)).equals(message)).toBe(true)
  client.end()
})

test('each direction may have its own MAC', async () => {
  const { client } = await connect({
    ...plain,
    mac: ['umac-64-etm@openssh.com'],
    serverToClient: { mac: ['hmac-sha2-512'] },
  })
  await once(client, 'ready')
  await rekey(client)
  expect((await echo(client)).equals(message)).toBe(true)
  client.end()
})

const hmacs = runnable.mac.filter((name) => name.startsWith('hmac'))
const umacs = runnable.mac.filter((name) => name.startsWith('umac'))
test.each([...umacs, ...hmacs])('packets pass both ways under %s', async (mac) => {
  const { client } = await connect({ ...plain, mac: [mac] })
  await once(client, 'ready')
  expect((await echo(client)).equals(message)).toBe(true)
  client.end()
})

test.each(['aes256-cbc', '3des-cbc', 'rijndael-cbc@lysator.liu.se'])(
  'a UMAC works with the block cipher %s, before and after encryption',
  async (cipher) => {
    for (const mac of ['umac-64@openssh.com', 'umac-128-etm@openssh.com']) {
      const { client } = await connect({ ...plain, cipher: [cipher], mac: [mac] })
      await once(client, 'ready')
      expect((await echo(client)).equals(message)).toBe(true)
      client.end()
    }
  },
)

test.each(umacs)('a changed packet under %s ends the connection', async (mac) => {
  const { client, clientEnd } = await connect({ ...plain, mac: [mac] })
  await once(client, 'ready')
  const failed = once(client, 'error')
  const emit = clientEnd.emit.bind(clientEnd)
  clientEnd.emit = (event: string, ...parts: unknown[]) => {
    const [bytes] = parts
    if (event === 'data' && Buffer.isBuffer(bytes)) bytes[bytes.length - 1]! ^= 1
    return emit(event, ...parts)
  }
  void echo(client).catch(() => {})
  const [error] = (await failed) as [Error]
  expect(error.message).toBe('Invalid MAC')
})

test('a share of the wrong length is a failed key exchange, not a crash', async () => {
  const { client, protocol } = await connect({ ...plain, kex: ['mlkem768x25519-sha256'] })
  let exchange: typeof protocol._kex
  Object.defineProperty(protocol, '_kex', {
    get: () => exchange,
    set: (made: typeof exchange) => {
      exchange = Object.assign(made!, { getPublicKey: () => Buffer.alloc(10) })
    },
  })
  const [error] = (await once(client, 'error')) as [Error]
  expect(error.message).toBe('KEY_EXCHANGE_FAILED')
})

test('the names that can be run are named once, and none that OpenSSL 3 refuses is among them', () => {
  for (const names of Object.values(runnable)) expect(new Set(names).size).toBe(names.length)
  expect(runnable.cipher).not.toContain('arcfour')
  expect(runnable.kex).toContain('sntrup761x25519-sha512@openssh.com')
})
