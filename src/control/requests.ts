import { LabError } from '../errors/lab-error.ts'
import { labErrors, type LabErrorCode, type LabErrorFacts } from '../errors/lab-errors.ts'

/** A control API, and what it means when nobody answers there. */
export interface ControlSite {
  readonly url: string
  readonly token: string
  /** The lab directory with the right token, when it is on this machine. */
  readonly dir?: string
  readonly gone: (cause: unknown) => LabError
}

/** Requests to a control API; what a lab refuses is thrown as if it had been thrown here. */
export interface ControlRequests {
  /** Throws `gone` of the site, `wrong-token`, and whatever the lab answers with. */
  readonly get: <Answer>(path: string) => Promise<Answer>
  readonly post: <Answer>(path: string, body?: unknown) => Promise<Answer>
  readonly put: <Answer>(path: string, body?: unknown) => Promise<Answer>
  readonly remove: <Answer>(path: string) => Promise<Answer>
  /** Gives the data of each event to `onEvent` until the lab ends. */
  readonly follow: (path: string, onEvent: (data: string) => void) => Promise<void>
}

/** Makes the requests to one control API. */
export function controlRequests({ url, token, dir, gone }: ControlSite): ControlRequests {
  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const sent = JSON.stringify(body ?? {})
    const init = method === 'GET' ? { headers } : { method, headers, body: sent }
    const response = await fetch(url + path, init).catch((cause: unknown) => {
      throw gone(cause)
    })
    if (response.ok) return response
    if (response.status === 401) throw new LabError('wrong-token', dir === undefined ? {} : { dir })
    throw await refusalOf(response)
  }

  return {
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

/** The path of an appliance in the control API. */
export function appliancePath(name: unknown): string {
  return `/v1/appliances/${encodeURIComponent(String(name))}`
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
