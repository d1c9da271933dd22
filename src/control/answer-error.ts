import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { LabError } from '../errors/lab-error.ts'
import { limits } from './limits.ts'

/** Answers a request that failed: `{ error: { code, message, facts } }` with the error's HTTP status. */
export function answerError(error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  const labError = error instanceof LabError ? error : labErrorOf(error)
  void reply.code(labError.status).send(bodyOf(labError))
}

/** What a failed request is answered with. */
export function bodyOf({ code, message, facts }: LabError) {
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
