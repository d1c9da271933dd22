/** Where backups go, read out of the URL of the backup server. */
export interface BackupPlace {
  readonly protocol: 'sftp' | 'ftp'
  /** As typed; pinned host keys go by it. */
  readonly host: string
  readonly port: number
  /** As the server is asked for it; relative to where a login begins when it does not begin with a slash. */
  readonly directory: string
}

/** A place, or what is wrong with the URL. */
export type BackupUrlReading =
  | { readonly ok: true; readonly place: BackupPlace }
  | { readonly ok: false; readonly fault: 'unsupported-protocol' | 'malformed-url' }

const SCHEME = /^([a-z][a-z\d+.-]*):\/\//i
const REST = /^(?<host>\[[\da-f:.]+\]|[^\s:/?#@[\]]+)(?::(?<port>\d{1,5}))?(?<path>\/[^\s?#]*)?$/i
const PORTS = { sftp: 22, ftp: 21 } as const
const PORT_MAX = 65_535

/**
 * Reads `sftp://host[:port]/dir` and `ftp://host[:port]/dir`. The path of an SFTP URL is absolute, that of an
 * FTP URL begins where the login does (RFC 1738 section 3.2.2); `%` escapes stand for bytes of UTF-8 (RFC 3986).
 */
export function readBackupUrl(url: string): BackupUrlReading {
  const scheme = SCHEME.exec(url)
  if (!scheme) return { ok: false, fault: 'malformed-url' }
  const protocol = scheme[1]!.toLowerCase()
  if (!isKnown(protocol)) return { ok: false, fault: 'unsupported-protocol' }
  const parts = REST.exec(url.slice(scheme[0].length))?.groups
  const path = unescaped(parts?.path ?? '/')
  const port = Number(parts?.port ?? PORTS[protocol])
  if (!parts || path === undefined || port < 1 || port > PORT_MAX)
    return { ok: false, fault: 'malformed-url' }
  const host = parts.host!.replace(/^\[|\]$/g, '')
  const directory = protocol === 'ftp' ? path.slice(1) : path
  return { ok: true, place: { protocol, host, port, directory: withoutEnd(directory) } }
}

/** The path of a name in the directory of backups. */
export function pathIn({ directory }: BackupPlace, name: string): string {
  return directory === '' || directory === '/' ? `${directory}${name}` : `${directory}/${name}`
}

function isKnown(protocol: string): protocol is BackupPlace['protocol'] {
  return protocol in PORTS
}

function unescaped(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path)
    return /[\0\r\n]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

function withoutEnd(directory: string): string {
  return directory.replace(/(?<=[^/])\/+$/, '')
}
