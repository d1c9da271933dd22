import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { runProgram, type ProgramEnd } from '../doors/real-programs.ts'

/** Somebody who logs in to an appliance with the machine's own OpenSSH. */
export interface Operator {
  readonly port: number
  readonly username: string
  readonly password: string
}

const OPTIONS = ['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null']

/** Types lines into the console of an appliance; returns how ssh ended and what the console showed. */
export function typeLines(
  { port, username, password }: Operator,
  lines: readonly string[],
): Promise<ProgramEnd> {
  const ssh = ['ssh', '-tt', ...OPTIONS, '-p', String(port), `${username}@127.0.0.1`]
  return runProgram('sshpass', ['-p', password, ...ssh], { input: `${lines.join('\n')}\nexit\n` })
}

/** What has to be typed for a backup over SFTP into a folder, which is `user@host` and its path. */
export function backupLines(folder: string, password: string): string[] {
  const create = `create backup sftp://${folder}/fi.bak full-state enabled`
  return ['scope system', create, password, 'commit-buffer', 'exit']
}

/** Asks the control API of a lab; returns its answer. */
export async function askApi<Answer>(
  url: string,
  token: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  const response = await fetch(url, init)
  if (!response.ok) throw new TypeError(`${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

/** The SHA-256 of a file in a container, by the container's own program. */
export async function digestIn(container: string, file: string): Promise<string> {
  const args = ['exec', container, 'sha256sum', file]
  const { stdout } = await promisify(execFile)('docker', args)
  return stdout.split(' ')[0]!
}
