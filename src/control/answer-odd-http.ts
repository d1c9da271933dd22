import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { LabError } from '../errors/lab-error.ts'
import { bodyOf } from './answer-error.ts'

/** Answers what is no HTTP as any failure is, and closes the connection. */
export function answerBadHttp({ code = '' }: { readonly code?: string }, socket: Duplex): void {
  if (code === 'ECONNRESET') return void socket.destroy()
  answerOn(socket, new LabError('bad-http', { fact: HTTP_FACTS[code] ?? 'it is no HTTP' }))
}

/** Answers in the same form what Node answers without a word: an expectation, and the wish for a tunnel. */
export function answerOddRequests(server: Server): void {
  server.on('checkExpectation', ({ headers }: IncomingMessage, response: ServerResponse) => {
    const error = new LabError('unknown-expectation', { expectation: headers.expect ?? '' })
    const text = bodyText(error)
    response.writeHead(error.status, headersOf(text)).end(text)
  })
  server.on('connect', ({ url = '' }: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => {})
    answerOn(socket, new LabError('unknown-route', { method: 'CONNECT', path: url }))
  })
}

/** Throws `bad-http` for a request of HTTP/1.1 without a host, which RFC 9112, section 3.2 wants refused. */
export function refuseWithoutHost({ headers, httpVersion }: IncomingMessage): void {
  if (headers.host === undefined && httpVersion === '1.1')
    throw new LabError('bad-http', { fact: 'it has no Host' })
}

/** What Node's HTTP parser objects to. */
const HTTP_FACTS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'its head is too long',
  ERR_HTTP_REQUEST_TIMEOUT: 'it took too long to arrive',
}

/** Writes an answer where there is a connection and nothing that answers on it. */
function answerOn(socket: Duplex, error: LabError): void {
  if (!socket.writable) return void socket.destroy()
  const { status } = error
  const text = bodyText(error)
  const fields = Object.entries(headersOf(text)).map(([name, value]) => `${name}: ${value}`)
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...fields]
  socket.end([...head, '', text].join('\r\n'))
}

function bodyText(error: LabError): string {
  return JSON.stringify(bodyOf(error))
}

/** The header fields of an answer after which the connection is over. */
function headersOf(text: string) {
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    Connection: 'close',
  }
}
