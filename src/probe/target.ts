import { isIPv6 } from 'node:net'
import { LabError } from '../errors/lab-error.ts'

/** The user's own server, as the URL of a probe names it. */
export type ProbeTarget = SshTarget | FtpTarget | TftpTarget

/** A server that is met over SSH. */
export interface SshTarget extends TargetPlace {
  readonly protocol: 'sftp' | 'scp' | 'ssh'
}

/** A server that is met over FTP. */
export interface FtpTarget extends TargetPlace {
  readonly protocol: 'ftp'
}

/** A server that is met over TFTP, which knows no users. */
export interface TftpTarget extends TargetPlace {
  readonly protocol: 'tftp'
}

interface TargetPlace {
  /** A name or an address, IPv6 without brackets. */
  readonly host: string
  readonly port: number
  /** Without one, nobody logs in. */
  readonly user?: string
  /** As the URL has it; empty for the directory that a login starts in. */
  readonly path: string
}

const PORTS: Readonly<Record<ProbeTarget['protocol'], number>> = {
  sftp: 22,
  scp: 22,
  ssh: 22,
  ftp: 21,
  tftp: 69,
}
const PORT_MAX = 65_535
const FORM =
  /^(?<protocol>[a-z]+):\/\/(?:(?<user>[^@/\s]+)@)?(?<host>\[[^\]\s]+\]|[^\s:/@[\]]+)(?::(?<port>\d{1,5}))?(?<path>\/\S*)?$/i

/** Reads `sftp://user@host:port/path`, `scp://...`, `ssh://...`, `ftp://...` or `tftp://host/path`. Throws `bad-probe-url`. */
export function readTarget(url: string): ProbeTarget {
  const parts = FORM.exec(url)?.groups
  const shown = url.replace(/(\/\/[^@/:]*):[^@/]*@/, '$1:***@')
  const refuse = (fact: string) => new LabError('bad-probe-url', { url: shown, fact })
  if (!parts) throw refuse('it is not a URL with a host')
  const protocol = parts.protocol!.toLowerCase()
  if (!isProtocol(protocol))
    throw refuse(`"${protocol}" is none of ${Object.keys(PORTS).join(', ')}`)
  const user = parts.user === undefined ? undefined : decoded(parts.user)
  if (user?.includes(':')) throw refuse('it has a password in it, which every process could read')
  if (user !== undefined && protocol === 'tftp') throw refuse('TFTP has no login')
  const port = Number(parts.port ?? PORTS[protocol])
  if (port < 1 || port > PORT_MAX) throw refuse(`there is no port ${port}`)
  const host = parts.host!.replace(/^\[|\]$/g, '')
  if (parts.host!.startsWith('[') && !isIPv6(host)) throw refuse(`"${host}" is no IPv6 address`)
  return {
    protocol,
    host,
    port,
    path: decoded(parts.path ?? ''),
    ...(user !== undefined && { user }),
  }
}

function isProtocol(text: string): text is ProbeTarget['protocol'] {
  return Object.hasOwn(PORTS, text)
}

/** `host:port`, an IPv6 address in brackets. */
export function hostAndPort({ host, port }: { host: string; port: number }): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`
}

/** A percent sign that begins no escape stands for itself. */
function decoded(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) =>
    Buffer.from(escapes.replaceAll('%', ''), 'hex').toString(),
  )
}
