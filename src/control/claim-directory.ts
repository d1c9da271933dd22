import { LabError } from '../errors/lab-error.ts'
import {
  claimApiJson,
  isAlive,
  readApiJson,
  removeApiJson,
  type ApiJson,
} from '../lab/directory/api-json.ts'
import { makeOwnerFolder } from '../lab/directory/owner-file.ts'
import { answers } from './client.ts'

/**
 * Makes `dir` the directory of a lab of this process. What a lab left that was killed is taken over.
 * Throws `lab-already-running`, `directory-unusable`.
 */
export async function claimDirectory(dir: string): Promise<void> {
  makeOwnerFolder(dir)
  while (!claimApiJson(dir)) {
    await refuseIfInUse(dir)
    removeApiJson(dir)
  }
}

/** Throws `lab-already-running` when a lab has `dir`. */
export async function refuseIfInUse(dir: string): Promise<void> {
  const other = readApiJson(dir)
  if (other && (await isInUse(other)))
    throw new LabError('lab-already-running', { dir, pid: other.pid })
}

/** A lab that is starting has no address yet; one whose process id went to another program does not answer. */
async function isInUse(other: ApiJson): Promise<boolean> {
  if (!isAlive(other.pid)) return false
  return other.url === undefined || (await answers(other))
}
