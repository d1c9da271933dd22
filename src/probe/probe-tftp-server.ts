import type { ServerProbe, ServerProbePlan } from './probe-server.ts'
import { hostAndPort, type TftpTarget } from './target.ts'
import { uploadOverTftp } from './test-upload.ts'
import { openTftpPort } from './tftp-port.ts'
import { fails, verdictOnUpload, type Parties, type Verdict } from './verdict.ts'

/** A TFTP server that an appliance is to meet. There is no login and nothing to negotiate but the size of blocks. */
export interface TftpProbePlan extends Omit<
  ServerProbePlan,
  'client' | 'target' | 'password' | 'pin'
> {
  readonly target: TftpTarget
}

/** Times that a packet is sent before a server counts as silent. */
const SENDINGS_MAX = 5

/** Sends a small file to a TFTP server. Refusals are verdicts, never thrown. */
export async function probeTftpServer(plan: TftpProbePlan): Promise<ServerProbe> {
  const { clock, target, connectWithinMs, withinMs } = plan
  const parties = { appliance: plan.appliance, peer: hostAndPort(target) }
  const port = await openTftpPort(target.host)
  if (!port) return { verdict: fails('unreachable', parties, 'the name is not known'), cure: [] }
  const over = new AbortController()
  const limit = clock.setTimeout(() => over.abort(), withinMs)
  const limits = { timeoutMs: connectWithinMs / SENDINGS_MAX, sendingsMax: SENDINGS_MAX }
  const tftp = { port, to: target.port, clock, limits, signal: over.signal }
  const upload = await uploadOverTftp(tftp, target.path)
  clock.clearTimeout(limit)
  port.close()
  if (upload.refusal === 'timed-out') return { verdict: silence(parties), cure: [] }
  return { verdict: verdictOnUpload(upload, parties, 'tftp'), cure: [], upload }
}

function silence(parties: Parties): Verdict {
  return fails('no-answer', parties, 'no TFTP answer comes, which is the same when nothing listens')
}
