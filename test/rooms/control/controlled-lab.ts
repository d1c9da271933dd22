import type { FastifyInstance, InjectOptions } from 'fastify'
import { createControlApp } from '../../../src/control/control-app.ts'
import type { RunningLab } from '../../../src/lab/lab.ts'
import { echo } from '../lab/echo-emulator.ts'
import { stillLab } from '../lab/still-lab.ts'

const TOKEN = 'the token of this test'

/** An answer of the control API. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** The control API of a lab with two echoes, asked without a socket. */
export interface ControlledLab extends AsyncDisposable {
  readonly lab: RunningLab
  readonly app: FastifyInstance
  readonly get: (path: string) => Promise<Answer>
  readonly headers: Readonly<Record<string, string>>
  readonly post: (path: string, body?: object) => Promise<Answer>
  readonly put: (path: string, body?: object) => Promise<Answer>
  readonly ask: (request: InjectOptions) => Promise<Answer>
  /** How often somebody asked the lab to stop. */
  readonly stops: () => number
}

/** Starts the lab and its API. */
export async function controlledLab(): Promise<ControlledLab> {
  const lab = await stillLab({ one: echo(), two: echo({ profile: '2' }) })
  let stops = 0
  const story = { name: 'test', title: 'A test', tags: ['echo'] }
  const app = createControlApp({ lab, story, down: () => void stops++ }, TOKEN)
  const headers = { authorization: `Bearer ${TOKEN}` }

  async function ask(request: InjectOptions): Promise<Answer> {
    const answer = await app.inject(request)
    return { status: answer.statusCode, body: answer.json() as unknown }
  }

  return {
    lab,
    app,
    ask,
    stops: () => stops,
    get: (url) => ask({ method: 'GET', url, headers }),
    headers,
    put: (url, payload = {}) => ask({ method: 'PUT', url, headers, payload }),
    post: (url, payload = {}) => ask({ method: 'POST', url, headers, payload }),
    async [Symbol.asyncDispose]() {
      await app.close()
      await lab.stop('disposed')
    },
  }
}
