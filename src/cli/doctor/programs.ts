import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Finding } from './finding.ts'

interface Program {
  readonly name: string
  /** How it says its version; left out when it cannot. */
  readonly versionArgs?: readonly string[]
  readonly isNeeded: boolean
  readonly without: string
}

const programs: readonly Program[] = [
  { name: 'ssh', versionArgs: ['-V'], isNeeded: true, without: 'fieldfault ssh cannot work' },
  { name: 'scp', isNeeded: false, without: 'files cannot be copied with scp -F' },
  { name: 'sftp', isNeeded: false, without: 'files cannot be copied with sftp -F' },
  {
    name: 'openssl',
    versionArgs: ['version'],
    isNeeded: false,
    without: 'certificates cannot be looked at by hand',
  },
]

/** Looks for the programs that people use on a lab. */
export function findPrograms(): Finding[] {
  return programs.map(({ name, versionArgs, isNeeded, without }) => {
    const path = whereIs(name)
    const says =
      path === undefined ? `not on PATH: ${without}` : versionOf(path, versionArgs) || path
    return { what: name, ok: path !== undefined, isNeeded, says }
  })
}

function versionOf(path: string, args: readonly string[] | undefined): string | undefined {
  if (!args) return undefined
  const { stdout, stderr } = spawnSync(path, args, { encoding: 'utf8' })
  return `${stdout}${stderr}`.trim().split('\n')[0]
}

/** The file that a command name stands for. */
function whereIs(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name]
  return folders.flatMap((folder) => names.map((file) => join(folder, file))).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
