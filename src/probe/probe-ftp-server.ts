import type { Socket } from 'node:net'
import { openFtp, type OpenedFtp } from '../ftp/client/open-ftp.ts'
import type { ServerProbe, ServerProbePlan } from './probe-server.ts'
import { reach } from './reach.ts'
import { hostAndPort, type FtpTarget } from './target.ts'
import { uploadOverFtp } from './test-upload.ts'
import { fails, verdictOnUpload, type Parties, type Verdict } from './verdict.ts'

/** An FTP server that an appliance is to meet. There is nothing to negotiate: without a login nothing is tried. */
export interface FtpProbePlan extends Omit<ServerProbePlan, 'client' | 'target' | 'password'> {
  readonly target: FtpTarget & { readonly user: string }
  readonly password: string
}

/** Logs in to an FTP server and sends a small file in passive mode. Refusals are verdicts, never thrown. */
export async function probeFtpServer(plan: FtpProbePlan): Promise<ServerProbe> {
  const { clock, target, password, connectWithinMs, withinMs } = plan
  const { host, user } = target
  const parties = { appliance: plan.appliance, peer: hostAndPort(target) }
  const reached = await reach(target, connectWithinMs)
  if (!reached.ok) return { verdict: fails('unreachable', parties, reached.reason), cure: [] }

  const sockets: Socket[] = [reached.socket]
  const closeAll = () => sockets.forEach((socket) => socket.destroy())
  async function dialData(port: number): Promise<Socket | undefined> {
    const data = await reach({ host, port }, connectWithinMs)
    if (!data.ok) return undefined
    sockets.push(data.socket)
    return data.socket
  }
  let limit = clock.setTimeout(closeAll, withinMs)
  try {
    const opened = await openFtp({ control: reached.socket, dialData, user, password })
    if (!opened.ok) return { verdict: verdictOnFtpLogin(opened, parties), cure: [] }
    clock.clearTimeout(limit)
    limit = clock.setTimeout(closeAll, withinMs)
    const upload = await uploadOverFtp(opened.client, target.path)
    await opened.client.close()
    return { verdict: verdictOnUpload(upload, parties, 'ftp'), cure: [], upload }
  } finally {
    clock.clearTimeout(limit)
    closeAll()
  }
}

function verdictOnFtpLogin(
  { refusal, detail }: OpenedFtp & { ok: false },
  parties: Parties,
): Verdict {
  if (refusal === 'closed-early')
    return fails('no-answer', parties, `no FTP login comes about (${detail})`)
  return fails('login-refused', parties, `the server refuses this user or password ("${detail}")`)
}
