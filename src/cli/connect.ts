import { resolve } from 'node:path'
import { connectToLab, type ControlClient } from '../control/client.ts'

/** The option of every command that talks to a running lab. */
export interface LabOptions {
  readonly dir: string
}

/** Reaches the lab of `--dir`. Throws `no-lab-running`, `lab-gone`. */
export function connect({ dir }: LabOptions): ControlClient {
  return connectToLab(resolve(dir))
}
