import type { Duplex } from 'node:stream'
import { carryOut } from './carry-out.ts'
import { createCommandQueue } from './command-queue.ts'
import { createDataChannel } from './data-channel.ts'
import { ftpLimits } from './limits.ts'
import { replyBytes } from './replies.ts'
import type { FtpServerPolicy } from './server-policy.ts'
import type { FtpServerSession } from './server-session.ts'

/**
 * Serves FTP (RFC 959, 2389, 2428, 3659) on a control connection until it ends. Commands are carried out
 * one after the other; ABOR is heeded at once. Rejects with what is thrown besides refusals of the store.
 */
export async function serveFtp(control: Duplex, policy: FtpServerPolicy): Promise<void> {
  const session = createSession(control, policy)
  const { limits, data } = session
  control.on('error', () => {})
  control.once('close', data.close)
  const commands = createCommandQueue(control, limits, data.abort)
  const deadline = createDeadline(session)
  session.reply(220, policy.greeting)
  while (!session.isOver()) {
    const line = await commands.next()
    if (line === 'closed') break
    deadline.hold()
    if (line === 'too long') session.reply(500, 'The line is too long.')
    else await carryOut(session, line.text)
    deadline.start()
  }
  deadline.hold()
  data.close()
}

function createSession(control: Duplex, policy: FtpServerPolicy): FtpServerSession {
  const limits = { ...ftpLimits, ...policy.limits }
  let over = false
  const end = (reason: string) => {
    if (over) return
    over = true
    policy.observe({ type: 'connection.closed', reason })
  }
  control.once('end', () => end('the client has closed it'))
  control.once('close', () => end('it was broken off'))
  const session: FtpServerSession = {
    policy,
    limits,
    data: createDataChannel(policy, limits),
    reply(code, text) {
      if (!over) control.write(replyBytes({ code, text }))
    },
    bye(code, text, reason) {
      session.reply(code, text)
      end(reason)
      control.end()
      const timer = policy.clock.setTimeout(() => control.destroy(), limits.lingerMs)
      control.once('close', () => policy.clock.clearTimeout(timer))
    },
    isOver: () => over,
    user: undefined,
    loggedIn: false,
    failedLogins: 0,
    directory: policy.home ?? '/',
    restartAt: 0,
    renameFrom: undefined,
    extendedOnly: false,
  }
  return session
}

/** The connection ends when no command comes for too long: until login is over, and after it. */
function createDeadline(session: FtpServerSession) {
  const { clock } = session.policy
  const { loginGraceMs, idleMs } = session.limits
  const startedMs = clock.now()
  let timer = 0

  function start(): void {
    if (session.isOver()) return
    const leftMs = session.loggedIn ? idleMs : startedMs + loginGraceMs - clock.now()
    timer = clock.setTimeout(() => {
      session.bye(421, 'Time is over.', session.loggedIn ? 'idle' : 'no login in time')
    }, leftMs)
  }

  start()
  return { start, hold: () => clock.clearTimeout(timer) }
}
