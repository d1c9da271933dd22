import { LabError } from '../errors/lab-error.ts'
import { isAlive, readApiJson, type ApiJson } from '../lab/directory/api-json.ts'
import { limits } from './limits.ts'
import { controlRequests, type ControlRequests } from './requests.ts'

/** Speaks to the control API of the lab in a directory. */
export interface ControlClient extends ControlRequests {
  readonly api: Required<ApiJson>
}

/** Finds the lab that runs in `dir`. Throws `no-lab-running`, `lab-gone`. */
export function connectToLab(dir: string): ControlClient {
  const api = readApiJson(dir)
  if (!api?.url || !api.token) throw new LabError('no-lab-running', { dir })
  const { url, token, pid } = api
  const gone = (cause?: unknown) => new LabError('lab-gone', { dir, pid }, { cause })
  if (!isAlive(pid)) throw gone()
  return { api: { url, token, pid }, ...controlRequests({ url, token, dir, gone }) }
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
