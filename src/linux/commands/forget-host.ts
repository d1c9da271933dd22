import type { CommandContext, CommandOutcome } from '../command.ts'

const REMOVED_MODE = 0o600

/** Takes a host out of known_hosts as `ssh-keygen -R` does; what was there stays beside it as `known_hosts.old`. */
export function forgetHost(
  host: string,
  { files, account, path }: CommandContext,
  named: string | undefined,
): CommandOutcome {
  const file = named === undefined ? `${account.home}/.ssh/known_hosts` : path(named)
  if (!files.has(file))
    return {
      stderr: `Cannot stat ${named ?? file}: No such file or directory\n`,
      exitCode: FAILED,
    }
  const bytes = files.read(file)
  const lines = Buffer.from(bytes).toString().split('\n')
  const isMeant = (line: string) => {
    const [names = ''] = line.trim().split(/\s+/)
    return !line.startsWith('#') && names.split(',').includes(host)
  }
  const found = lines.flatMap((line, index) => (isMeant(line) ? [index + 1] : []))
  if (found.length === 0) return { stderr: `Host ${host} not found in ${file}\n` }
  files.write(`${file}.old`, bytes, { mode: REMOVED_MODE })
  files.write(file, Buffer.from(lines.filter((line) => !isMeant(line)).join('\n')))
  const told = found.map((line) => `# Host ${host} found: line ${line}\n`).join('')
  const updated = `${file} updated.\nOriginal contents retained as ${file}.old\n`
  return { stdout: told + updated }
}

/** The status of ssh-keygen when it fails. */
const FAILED = 255
