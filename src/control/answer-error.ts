import type { Duplex } from 'node:stream'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { LabError } from '../errors/lab-error.ts'
import { limits } from './limits.ts'

/** Answers a request that failed: `{ error: { code, message, facts } }` with the error's HTTP status. */
export function answerError(error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  const labError = error instanceof LabError ? error : labErrorOf(error)
  void reply.code(labError.status).send(bodyOf(labError))
}

/** Answers what is no HTTP, in the same form, and closes the connection. */
export function answerBadHttp({ code = '' }: { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable || code === 'ECONNRESET') return void socket.destroy()
  const fact = HTTP_FACTS[code] ?? 'it is no HTTP'
  const body = JSON.stringify(bodyOf(new LabError('bad-http', { fact })))
  const head = ['HTTP/1.1 400 Bad Request', 'Content-Type: application/json; charset=utf-8']
  const length = `Content-Length: ${Buffer.byteLength(body)}`
  socket.end([...head, length, 'Connection: close', '', body].join('\r\n'))
}

/** What Node's HTTP parser objects to. */
const HTTP_FACTS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'its head is too long',
  ERR_HTTP_REQUEST_TIMEOUT: 'it took too long to arrive',
}

function bodyOf({ code, message, facts }: LabError) {
  return { error: { code, message, facts } }
}

/** What goes wrong before a route is reached is Fastify's to say; here it is put into our words. */
function labErrorOf(cause: unknown): LabError {
  const { code = '', statusCode, message = String(cause) } = cause as Partial<FastifyError>
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new LabError('body-too-large', { limitBytes: limits.bodyBytesMax }, { cause })
  const fact = message.split('\n')[0]!.replace(/[.\s]+$/, '')
  if (BAD_PATHS.has(code)) return new LabError('bad-http', { fact }, { cause })
  // A body with a forbidden name has no code of Fastify's.
  if (code.startsWith('FST_ERR_CTP_') || statusCode === 400)
    return new LabError('bad-json', { fact }, { cause })
  return new LabError('internal-failure', { fact }, { cause })
}

const BAD_PATHS = new Set(['FST_ERR_BAD_URL', 'FST_ERR_MAX_PARAM_LENGTH'])
