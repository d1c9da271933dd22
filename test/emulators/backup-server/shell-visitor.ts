import { seconds } from '../../../src/clock/durations.ts'
import type { RunningLab } from '../../../src/lab/lab.ts'
import { openSsh, type CommandResult } from '../../../src/ssh/index.ts'

/** Logs in to an appliance of a lab, and runs command lines there as `ssh host 'line'` does. */
export async function shellVisitor(
  lab: RunningLab,
  appliance: string,
  { user = 'backup', password = 'server-secret' } = {},
) {
  const { clock, dial, ident, offer, observe, until } = lab.operator
  const { address } = lab.appliance(appliance)
  const readyWithinMs = seconds(10)
  const where = { host: address, port: 22, service: 'ssh', withinMs: readyWithinMs }
  const dialled = await dial(where)
  if (!dialled.ok) throw new TypeError(dialled.reason)
  const cipher = [...offer.cipher, 'aes256-gcm@openssh.com']
  const client = { clock, ident, offer: { ...offer, cipher }, observe }
  const login = { ...client, user, password, readyWithinMs }
  const opened = await openSsh(dialled.socket, login)
  if (!opened.ok) throw new TypeError(opened.refusal.detail)
  const { session } = opened

  async function exec(line: string): Promise<CommandResult> {
    const result = await session.run(line)
    if (!result.ok) throw new TypeError(result.detail)
    return result.value
  }

  /** Opens a shell with a terminal; what is typed is answered up to the next prompt. */
  async function openShell() {
    const shell = await session.openShell({ pty: { columns: 200, rows: 50 } })
    if (!shell.ok) throw new TypeError(shell.detail)
    let seen = ''
    shell.value.onData((chunk) => (seen += chunk.toString().replaceAll('\r\n', '\n')))
    const prompted = (from: number) =>
      until(() => /(?:[$#]|password for \w+:) $/.test(seen.slice(from)), seconds(60))
    await prompted(0)
    return {
      shown: () => seen,
      async type(line: string): Promise<string> {
        const from = seen.length
        shell.value.write(`${line}\r`)
        await until(() => seen.slice(from).includes('\n'), seconds(60))
        await prompted(from)
        const answer = seen.slice(from)
        return answer.startsWith(line) ? answer.slice(line.length + 1) : answer
      },
    }
  }
  return { exec, output: async (line: string) => (await exec(line)).output, openShell }
}
