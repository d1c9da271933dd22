import { LabError } from '../errors/lab-error.ts'
import { labErrors, type LabErrorCode, type LabErrorFacts } from '../errors/lab-errors.ts'
import { isAlive, readApiJson, type ApiJson } from '../lab/directory/api-json.ts'
import { limits } from './limits.ts'

/** Speaks to the control API of the lab in a directory. */
export interface ControlClient {
  readonly api: Required<ApiJson>
  /** Throws `lab-gone`, `wrong-token`, and whatever the lab answers with. */
  readonly get: <Answer>(path: string) => Promise<Answer>
  readonly post: <Answer>(path: string, body?: unknown) => Promise<Answer>
  readonly put: <Answer>(path: string, body?: unknown) => Promise<Answer>
  readonly remove: <Answer>(path: string) => Promise<Answer>
  /** Gives the data of each event to `onEvent` until the lab ends. */
  readonly follow: (path: string, onEvent: (data: string) => void) => Promise<void>
}

/** Finds the lab that runs in `dir`. Throws `no-lab-running`, `lab-gone`. */
export function connectToLab(dir: string): ControlClient {
  const api = readApiJson(dir)
  if (!api?.url || !api.token) throw new LabError('no-lab-running', { dir })
  const { url, token, pid } = api
  if (!isAlive(pid)) throw new LabError('lab-gone', { dir, pid })

  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const sent = JSON.stringify(body ?? {})
    const init = method === 'GET' ? { headers } : { method, headers, body: sent }
    const response = await fetch(url + path, init).catch((cause: unknown) => {
      throw new LabError('lab-gone', { dir, pid }, { cause })
    })
    if (response.ok) return response
    throw response.status === 401 ? new LabError('wrong-token', { dir }) : await refusalOf(response)
  }

  return {
    api: { url, token, pid },
    async get<Answer>(path: string) {
      return (await ask('GET', path)).json() as Promise<Answer>
    },
    async post<Answer>(path: string, body?: unknown) {
      return (await ask('POST', path, body)).json() as Promise<Answer>
    },
    async put<Answer>(path: string, body?: unknown) {
      return (await ask('PUT', path, body)).json() as Promise<Answer>
    },
    async remove<Answer>(path: string) {
      return (await ask('DELETE', path)).json() as Promise<Answer>
    },
    async follow(path, onEvent) {
      const { body } = await ask('GET', path)
      if (body) await readEvents(body, onEvent)
    },
  }
}

/** Whether a lab answers there. */
export async function answers({ url }: Partial<ApiJson>): Promise<boolean> {
  if (url === undefined) return false
  try {
    const signal = AbortSignal.timeout(limits.healthMs)
    return (await fetch(`${url}/healthz`, { signal })).ok
  } catch {
    return false
  }
}

/** What the lab answered with, as if it had been thrown here. */
async function refusalOf(response: Response): Promise<LabError> {
  const text = await response.text()
  const { error } = parsed(text) as { error?: { code?: string; facts?: unknown } }
  if (error?.code !== undefined && Object.hasOwn(labErrors, error.code))
    return new LabError(error.code as LabErrorCode, error.facts as LabErrorFacts<LabErrorCode>)
  return new LabError('internal-failure', {
    fact: `the lab answered with ${response.status} ${text}`,
  })
}

function parsed(text: string): object {
  try {
    return JSON.parse(text) as object
  } catch {
    return {}
  }
}

async function readEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (data: string) => void,
): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of body) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const data of blocks.flatMap(dataOf)) onEvent(data)
    }
  } catch {
    // The lab went down and took its connections along: the stream is over.
  }
}

/** The data of a server-sent event; none of a comment. */
function dataOf(block: string): string[] {
  return /^data: (.*)$/m.exec(block)?.slice(1) ?? []
}
