import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refuseIfInUse } from '../../control/claim-directory.ts'
import { LabError } from '../../errors/lab-error.ts'
import type { LabErrorCode, LabErrorFacts } from '../../errors/lab-errors.ts'
import { inFolder, makeOwnerFolder } from '../../lab/directory/owner-file.ts'
import type { UpReport } from './report-up.ts'

/**
 * Starts the same `up` in a process of its own and waits until it is up. What it prints goes to
 * `up.log`. Throws what stopped the lab there, `lab-not-up` or `directory-unusable`.
 */
export async function detach(dir: string): Promise<void> {
  await refuseIfInUse(dir)
  makeOwnerFolder(dir)
  const log = join(dir, 'up.log')
  const child = spawnUp(inFolder(dir, () => openSync(log, 'w', 0o600)))
  const report = await firstReport(child, log)
  if (report.up) return
  const { code, facts, fact } = report
  if (code !== undefined)
    throw new LabError(code as LabErrorCode, facts as LabErrorFacts<LabErrorCode>)
  throw new LabError('lab-not-up', { fact, log })
}

/** Starts it; what it prints goes to the open file `output`, which is closed here. */
function spawnUp(output: number): ChildProcess {
  const main = fileURLToPath(new URL('../main.js', import.meta.url))
  const args = process.argv.slice(2).filter((word) => word !== '--detach')
  const { FIELDFAULT_DETACH: _, ...env } = process.env
  try {
    return spawn(process.execPath, [...process.execArgv, main, ...args], {
      detached: true,
      windowsHide: true,
      env,
      stdio: ['ignore', output, output, 'ipc'],
    })
  } finally {
    closeSync(output)
  }
}

function firstReport(child: ChildProcess, log: string): Promise<UpReport> {
  return new Promise((resolve) => {
    child.once('message', (report) => {
      child.removeAllListeners()
      child.unref()
      resolve(report as UpReport)
    })
    child.once('error', ({ message }) => resolve({ up: false, fact: message }))
    child.once('exit', (code, signal) => {
      const last = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? ''
      resolve({ up: false, fact: last || `its process ended with ${signal ?? `code ${code}`}` })
    })
  })
}
