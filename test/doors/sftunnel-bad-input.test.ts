import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { authority, credentialsOf, leaf } from '../rooms/tls/certificates.ts'
import { runProgram, startProgram, temporaryFolder } from './real-programs.ts'
import { knock, openssl, raiseTunnel, type PeerFiles } from './sftunnel-lab.ts'

/** A fatal alert in a record of TLS 1.2 (RFC 5246, 6.2.1 and 7.2). */
const fatal = (number: number) => Buffer.from([0x15, 0x03, 0x03, 0, 2, 2, number])

/** What curl ends with when a server closes without an answer (curl(1), exit codes). */
const CURL_EMPTY_REPLY = 52

const LINKS = 50
const STRANGER = [['CN', 'nobody that the manager knows']] as const

/** Every connection but the two channels of the tunnel has been closed. */
async function expectOnlyTunnel(journal: Awaited<ReturnType<typeof raiseTunnel>>['journal']) {
  const counts = async () => [
    (await journal('fmc', 'connection.opened')).length,
    (await journal('fmc', 'connection.closed')).length + 2,
  ]
  await expect.poll(async () => new Set(await counts()).size).toBe(1)
  expect(await journal('fmc', 'tunnel.down')).toEqual([])
}

/** The ClientHello that openssl sends to whoever listens. */
async function clientHello(): Promise<Buffer> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as { port: number }
  const arrival = once(listener, 'connection')
  const client = startProgram('openssl', ['s_client', '-tls1_2', '-connect', `127.0.0.1:${port}`])
  const [socket] = (await arrival) as [Socket]
  const [hello] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  listener.close()
  await client.stop()
  return hello
}

/** Files of a caller whose leaf stands at the end of fifty authorities that nobody knows. */
function strangerFiles({ ca }: PeerFiles): PeerFiles & { readonly chain: string } {
  const folder = temporaryFolder()
  const write = (name: string, pem: string) => {
    writeFileSync(join(folder, name), pem, { mode: 0o600 })
    return join(folder, name)
  }
  const links = Array.from({ length: LINKS }, () => authority({ generation: 2, rows: STRANGER }))
  const { certificatesPem, privateKeyPem } = credentialsOf(
    leaf('a stranger', { issuer: authority({ generation: 2, rows: STRANGER }) }),
  )
  return {
    ca,
    cert: write('cert.pem', certificatesPem),
    key: write('key.pem', privateKeyPem),
    chain: write('chain.pem', links.map(({ certificate }) => certificate.pem).join('')),
  }
}

/** Says something to a door and reads until the door closes. */
async function answerTo(port: number, bytes: string | Uint8Array): Promise<Buffer> {
  const socket = knock(port)
  const read: Buffer[] = []
  socket.on('data', (chunk: Buffer) => read.push(chunk))
  socket.write(bytes)
  await once(socket, 'close')
  return Buffer.concat(read)
}

test('the manager closes on what is no TLS, with the alert that fits, and its tunnel stands', async () => {
  const { port, journal } = await raiseTunnel()
  expect(await answerTo(port, 'GET / HTTP/1.1\r\nHost: fmc\r\n\r\n')).toHaveLength(0)
  expect(await answerTo(port, Buffer.from('160303ffff', 'hex'))).toEqual(fatal(22))
  expect(await answerTo(port, Buffer.from('160303000701000003030303', 'hex'))).toEqual(fatal(50))
  await expectOnlyTunnel(journal)
})

test('curl meets a closed connection where a web page was looked for', async () => {
  const { port } = await raiseTunnel()
  const { code } = await runProgram('curl', ['--silent', `http://127.0.0.1:${port}/`])
  expect(code).toBe(CURL_EMPTY_REPLY)
})

test('a caller that goes silent after its ClientHello is given up after thirty seconds of the lab', async () => {
  const { port, journal, advance } = await raiseTunnel()
  const hello = await clientHello()
  const socket = knock(port)
  const closed = once(socket, 'close')
  socket.write(hello)
  await once(socket, 'data')
  await advance('25s')
  expect(socket.destroyed).toBe(false)
  await advance('10s')
  await closed
  await expectOnlyTunnel(journal)
})

test('a chain of fifty certificates that leads nowhere meets alert 48, unknown_ca', async () => {
  const { port, filesOf, journal } = await raiseTunnel()
  const stranger = strangerFiles(filesOf('ftd'))
  const client = openssl(port, stranger, ['-cert_chain', stranger.chain])
  await client.until('SSL alert number 48')
  expect((await journal('fmc', 'handshake.refused')).at(-1)).toMatchObject({
    by: 'server',
    alert: 48,
  })
  await expectOnlyTunnel(journal)
})
