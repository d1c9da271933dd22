import { timingSafeEqual } from 'node:crypto'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import { LabError } from '../errors/lab-error.ts'
import { answerError } from './answer-error.ts'
import { answerBadHttp, answerOddRequests, refuseWithoutHost } from './answer-odd-http.ts'
import { limits } from './limits.ts'
import type { AnyRoute, Call, Controlled } from './route.ts'
import { routes } from './routes.ts'
import { mismatchOf } from './mismatch.ts'
import { streamEvents } from './stream-events.ts'

/** Makes the HTTP app that controls a lab; `listen` or `inject` is up to the caller. */
export function createControlApp(controlled: Controlled, token: string): FastifyInstance {
  const app = fastify({
    bodyLimit: limits.bodyBytesMax,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    requestTimeout: limits.requestMs,
    // Node would refuse it without a word.
    http: { requireHostHeader: false },
    routerOptions: { maxParamLength: limits.parameterCharactersMax },
    frameworkErrors: answerError,
    clientErrorHandler: answerBadHttp,
  })
  app.server.maxConnections = limits.connectionsMax
  answerOddRequests(app.server)
  app.addHook('onRequest', async ({ raw }) => refuseWithoutHost(raw))
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler(answerError)
  app.setNotFoundHandler(({ method, url }, reply) => {
    const path = pathOf(url)
    const allowed = methodsOf(path)
    if (allowed.length === 0) throw new LabError('unknown-route', { method, path })
    void reply.header('allow', allowed.join(', '))
    throw new LabError('wrong-method', { method, path, allowed })
  })
  for (const route of routes) addRoute(app, route, { controlled, token })
  return app
}

function addRoute(
  app: FastifyInstance,
  route: AnyRoute,
  { controlled, token }: { controlled: Controlled; token: string },
): void {
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    // Before the body is read, so that nobody without a token can send one.
    onRequest(request, _reply, done) {
      if (route.isOpen || hasToken(request, token)) return done()
      done(new LabError('wrong-token', {}))
    },
    handler(request, reply) {
      const call = callOf(route, request)
      if (route.stream) return streamEvents(reply, route.stream(call, controlled))
      return route.serve?.(call, controlled)
    },
  })
}

/** The methods that a path has routes for. */
function methodsOf(path: string): string[] {
  const fits = (pattern: string) =>
    new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replace(/\{\w+\}/g, '[^/]+')}$`).test(
      path,
    )
  return routes.filter((route) => fits(route.path)).map(({ method }) => method)
}

function hasToken({ headers }: FastifyRequest, token: string): boolean {
  const given = Buffer.from(headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** What a route takes that asks for nothing. */
const nothing = z.strictObject({})

/** The parts of a request as the route's schemas read them. Throws `bad-request`. */
function callOf({ query = nothing, body = nothing }: AnyRoute, request: FastifyRequest): Call {
  const read = (schema: z.ZodType, given: unknown) => {
    const { data, error } = schema.safeParse(given)
    if (!error) return data
    const { method, url } = request
    throw new LabError('bad-request', { method, path: pathOf(url), fact: mismatchOf(error) })
  }
  return {
    params: request.params as Record<string, string>,
    query: read(query, request.query),
    body: read(body, request.body ?? {}),
  }
}

function pathOf(url: string): string {
  return url.replace(/\?.*$/s, '')
}
