import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { connectToLab, type ControlClient } from '../control/client.ts'
import { LabError } from '../errors/lab-error.ts'
import { readApiJson } from '../lab/directory/api-json.ts'
import { processWithFile } from './process-with-file.ts'

/** The option of every command that talks to a running lab. */
export interface LabOptions {
  readonly dir: string
}

/** Reaches the lab of `--dir`. Throws `no-lab-running`, `lab-gone`, `lab-out-of-reach`. */
export function connect({ dir }: LabOptions): ControlClient {
  const path = resolve(dir)
  refuseWithoutApi(path)
  return connectToLab(path)
}

/** Without its `api.json` a lab cannot be told anything, but it goes on: it has its journal open. */
function refuseWithoutApi(dir: string): void {
  if (readApiJson(dir)) return
  const pid = processWithFile(join(dir, 'journal.ndjson'))
  if (pid === undefined) return
  const fact = existsSync(join(dir, 'api.json')) ? 'garbled' : 'gone'
  throw new LabError('lab-out-of-reach', { dir, pid, fact })
}
