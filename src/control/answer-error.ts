import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { LabError } from '../errors/lab-error.ts'
import { limits } from './limits.ts'

/** Answers a request that failed: `{ error: { code, message, facts } }` with the error's HTTP status. */
export function answerError(error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  const { status, code, message, facts } = error instanceof LabError ? error : labErrorOf(error)
  void reply.code(status).send({ error: { code, message, facts } })
}

/** What goes wrong before a route is reached is Fastify's to say; here it is put into our words. */
function labErrorOf(cause: unknown): LabError {
  const { code = '', message = String(cause) } = cause as Partial<FastifyError>
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new LabError('body-too-large', { limitBytes: limits.bodyBytesMax }, { cause })
  const fact = message.split('\n')[0]!.replace(/[.\s]+$/, '')
  if (code.startsWith('FST_ERR_CTP_')) return new LabError('bad-json', { fact }, { cause })
  return new LabError('internal-failure', { fact }, { cause })
}
