import { seconds } from '../../src/clock/durations.ts'
import type { RunningLab } from '../../src/lab/lab.ts'
import type { SshCredentials } from '../../src/ssh/client-auth.ts'
import { openSsh, type ClientPty, type CommandResult } from '../../src/ssh/index.ts'
import type { Conversant } from '../rooms/console/conversation.ts'

/** Somebody at a prompt, over SSH. */
export interface Visitor extends Conversant {
  /** Everything shown since the login, before the first prompt included. */
  readonly transcript: () => string
  readonly isThere: () => boolean
  /** Ends the input, as a pipe does. */
  readonly endInput: () => Promise<void>
  /** Is gone without a word. */
  readonly vanish: () => Promise<void>
}

/** Whom the visits of a test go to, unless they say otherwise. */
export interface VisitPlan {
  readonly host: string
  readonly login: SshCredentials
  /** A terminal so wide and long that nothing is paged. */
  readonly pty: ClientPty
  /** What stands at the end of the screen after the login. */
  readonly ready: RegExp
  /** What stands at the end of the screen when somebody is to type. */
  readonly waiting: RegExp
}

/** Lets tests log in to the appliances of a lab. */
export function sshVisits(lab: RunningLab, plan: VisitPlan) {
  const { clock, services, operator } = lab

  /** Logs in, and gives the session with the socket beneath it. */
  async function connect(as: Partial<SshCredentials> = {}, host = plan.host) {
    const where = { host, port: 22, service: 'ssh', withinMs: seconds(10) }
    const dialled = await operator.dial(where)
    if (!dialled.ok) throw new TypeError(`not connected: ${dialled.reason}`)
    const { ident, offer, observe } = operator
    const login = { ...plan.login, ...as, readyWithinMs: seconds(10) }
    const opened = await openSsh(dialled.socket, { clock, ident, offer, observe, ...login })
    if (!opened.ok) throw new TypeError(`not logged in: ${opened.refusal.detail}`)
    return { session: opened.session, socket: dialled.socket }
  }

  /** Logs in and waits for the prompt; without a terminal when `pty` is null. */
  async function visit(
    pty: ClientPty | null = plan.pty,
    as: Partial<SshCredentials> = {},
    host = plan.host,
  ): Promise<Visitor> {
    const { session, socket } = await connect(as, host)
    const shell = await session.openShell(pty ? { pty } : {})
    if (!shell.ok) throw new TypeError(shell.detail)
    let seen = ''
    let from = 0
    let there = true
    shell.value.onData((chunk) => (seen += chunk.toString().replaceAll('\r\n', '\n')))
    void shell.value.ended.then(() => (there = false))
    const settle = () => services.activity.settled()
    await clock.until(() => !there || plan.ready.test(seen), seconds(10))
    return {
      transcript: () => seen,
      shown: () => seen.slice(from),
      turnPage: () => {
        from = seen.lastIndexOf('\n') + 1
      },
      isThere: () => there,
      async type(keys) {
        shell.value.write(keys)
        await settle()
        if (keys.at(-1) !== '\r') return
        await clock.until(() => !there || plan.waiting.test(seen), seconds(600))
        await settle()
      },
      async endInput() {
        shell.value.end()
        await clock.until(() => !there, seconds(10))
      },
      async vanish() {
        socket.destroy()
        await settle()
      },
    }
  }

  /** Runs a command as `ssh host 'command'` does. */
  async function exec(command: string, host = plan.host): Promise<CommandResult> {
    const { session } = await connect({}, host)
    const result = await session.run(command)
    session.close()
    if (!result.ok) throw new TypeError(result.detail)
    return result.value
  }

  return { connect, visit, exec }
}
