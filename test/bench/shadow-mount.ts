import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { passwordHash, userName } from './login-facts.ts'

const SHADOW = '/etc/shadow'

/** Whether a program can be shown another shadow file; it takes root on Linux, and not every container. */
export function canMountShadow(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  return spawnSync('unshare', ['--mount', 'mount', '--bind', SHADOW, SHADOW]).status === 0
}

/**
 * The command line that runs a program to which the user who runs this has the benchmarks' password. Only that
 * program sees the changed shadow file: it has a mount namespace of its own.
 */
export function shadowMount(folder: string, commandLine: readonly string[]): string[] {
  const changed = join(folder, 'shadow')
  const lines = readFileSync(SHADOW, 'utf8').split('\n')
  const withPassword = lines.map((line) => {
    const [name, , ...rest] = line.split(':')
    return name === userName ? [name, passwordHash, ...rest].join(':') : line
  })
  writeFileSync(changed, withPassword.join('\n'), { mode: 0o600 })
  const mountAndRun = `mount --bind "$0" ${SHADOW} && exec "$@"`
  return ['unshare', '--mount', 'sh', '-c', mountAndRun, changed, ...commandLine]
}
