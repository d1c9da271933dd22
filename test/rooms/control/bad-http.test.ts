import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { controlledLab, type ControlledLab } from './controlled-lab.ts'

/** Sends bytes to the API and gives what comes back until it closes. */
async function exchange(api: ControlledLab, bytes: string): Promise<string> {
  if (!api.app.server.listening) await api.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = api.app.server.address() as { port: number }
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('error', () => {}).on('data', (chunk: Buffer) => (answer += chunk.toString()))
  socket.write(bytes)
  await once(socket, 'close')
  return answer
}

test.each([
  ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 'it is no HTTP'],
  ['a head that is too long', `GET / HTTP/1.1\r\nA: ${'x'.repeat(40_000)}\r\n\r\n`, 'too long'],
])('%s is answered in JSON with a sentence', async (_, bytes, fact) => {
  await using api = await controlledLab()
  const answer = await exchange(api, bytes)
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  expect(head).toContain('HTTP/1.1 400 Bad Request')
  expect(head).toContain(`Content-Length: ${body.length}`)
  expect(JSON.parse(body)).toMatchObject({
    error: { code: 'bad-http', message: expect.stringContaining(fact) as string },
  })
})

test.each([
  [
    'an expectation',
    'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: 200-maybe\r\n\r\n',
    417,
    '"200-maybe"',
  ],
  ['HTTP/1.1 without a host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'no Host'],
  ['the wish for a tunnel', 'CONNECT fi:22 HTTP/1.1\r\nHost: fi:22\r\n\r\n', 404, 'CONNECT fi:22'],
])('%s is answered in JSON with a sentence', async (_, bytes, status, fact) => {
  await using api = await controlledLab()
  const [head = '', body = ''] = (await exchange(api, bytes)).split('\r\n\r\n')
  expect(head).toContain(`HTTP/1.1 ${status} `)
  expect(head.toLowerCase()).toContain('content-type: application/json')
  expect(JSON.parse(body)).toMatchObject({
    error: { code: expect.any(String) as string, message: expect.stringContaining(fact) as string },
  })
})

test('HTTP/1.0 needs no host, and 100-continue is an expectation that is met', async () => {
  await using api = await controlledLab()
  expect(await exchange(api, 'GET /healthz HTTP/1.0\r\n\r\n')).toContain('200 OK')
  const head = 'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: close'
  expect(await exchange(api, `${head}\r\n\r\n`)).toContain('200 OK')
})

test('a path that cannot be decoded, and one that is too long, are refused in our words', async () => {
  await using api = await controlledLab()
  for (const url of ['/v1/appliances/%zz/state', `/v1/appliances/${'x'.repeat(2_000)}/state`])
    expect(await api.get(url)).toMatchObject({ status: 400, body: { error: { code: 'bad-http' } } })
})

test('a client that goes in the middle of its request is not answered', async () => {
  await using api = await controlledLab()
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = api.app.server.address() as { port: number }
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('POST /v1/clock HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{')
  socket.resetAndDestroy()
  await once(socket, 'close')
  expect(await api.get('/v1/clock')).toMatchObject({ status: 200 })
})
