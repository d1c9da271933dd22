import type { SshRefusal } from '../../ssh/index.ts'
import { recalled } from '../evidence.ts'
import type { DialRefusal } from '../surroundings.ts'

/** What the failures of the client rest on. */
export const evidence = recalled(
  'ssh, scp and sftp of OpenSSH 7.3 to 9.1: sshconnect.c, packet.c, dispatch.c, progressmeter.c.',
)

/** A server as it was dialled. */
export interface DialledServer {
  readonly user: string
  readonly host: string
  readonly port: number
}

const DIAL_WORDS: Readonly<Record<Exclude<DialRefusal, 'unknown-host'>, string>> = {
  refused: 'Connection refused',
  'timed-out': 'Connection timed out',
  unreachable: 'No route to host',
  'not-allowed': 'Network is unreachable',
}

/** Why there is no connection. */
export function dialFailureWords({ host, port }: DialledServer, reason: DialRefusal): string {
  if (reason === 'unknown-host')
    return `ssh: Could not resolve hostname ${host}: Name or service not known\n`
  return `ssh: connect to host ${host} port ${port}: ${DIAL_WORDS[reason]}\n`
}

/** The lists of a handshake as the client names them. */
const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  kex: 'key exchange method',
  hostKey: 'host key type',
  cipherToServer: 'cipher',
  cipherToClient: 'cipher',
  macToServer: 'MAC',
  macToClient: 'MAC',
  compressionToServer: 'compression method',
  compressionToClient: 'compression method',
}

/** Why there is no session on a connection that came about. */
export function refusalWords(
  { user, host, port }: DialledServer,
  { kind, detail, code, explanation }: SshRefusal,
  methods: string,
): string {
  const failed = explanation?.failedAt
  if (kind === 'no-common-algorithm' && failed !== undefined) {
    const row = explanation?.outcomes.find(({ category }) => category === failed)
    const offer = row?.serverOffers.join(',') ?? ''
    return `Unable to negotiate with ${host} port ${port}: no matching ${CATEGORY_WORDS[failed] ?? failed} found. Their offer: ${offer}\n`
  }
  if (kind === 'auth-refused') return `${user}@${host}: Permission denied (${methods}).\n`
  if (kind === 'disconnected')
    return `Received disconnect from ${host} port ${port}:${code ?? 2}: ${detail}\nDisconnected from ${host} port ${port}\n`
  if (kind === 'timeout') return 'Connection timed out during banner exchange\n'
  if (kind === 'closed-early')
    return `kex_exchange_identification: Connection closed by remote host\nConnection closed by ${host} port ${port}\n`
  return `ssh_dispatch_run_fatal: Connection to ${host} port ${port}: ${detail}\n`
}
