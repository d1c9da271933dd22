import { readFileSync, rmSync } from 'node:fs'
import { claimOwnerFile, writeOwnerFile } from './owner-file.ts'

/** The content of `api.json`: how to reach the control API, and the process behind it. */
export interface ApiJson {
  readonly pid: number
  /** Absent while the lab is starting. */
  readonly url?: string
  readonly token?: string
}

const NAME = 'api.json'

/** Reads `api.json`; nothing when there is none, or none that can be read. */
export function readApiJson(dir: string): ApiJson | undefined {
  try {
    return JSON.parse(readFileSync(`${dir}/${NAME}`, 'utf8')) as ApiJson
  } catch {
    return undefined
  }
}

/** Says that a lab of this process is starting in `dir`; false when an `api.json` is there already. */
export function claimApiJson(dir: string): boolean {
  return claimOwnerFile(dir, NAME, `${JSON.stringify({ pid: process.pid })}\n`)
}

/** Completes `api.json` when the lab can be reached. */
export function writeApiJson(
  dir: string,
  { url, token }: Required<Pick<ApiJson, 'url' | 'token'>>,
): void {
  writeOwnerFile(dir, NAME, `${JSON.stringify({ url, token, pid: process.pid }, undefined, 2)}\n`)
}

/** Takes `api.json` away: no lab can be reached here. */
export function removeApiJson(dir: string): void {
  rmSync(`${dir}/${NAME}`, { force: true })
}

/** Whether a process of this machine has the id. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
