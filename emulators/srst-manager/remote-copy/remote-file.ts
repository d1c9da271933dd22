/** A file on a server, as somebody has said it at the prompt. */
export interface RemoteFile {
  readonly protocol: 'ftp' | 'tftp'
  readonly user: string
  readonly password: string
  readonly host: string
  readonly port: number
  readonly path: string
}

const PORTS = { ftp: 21, tftp: 69 } as const
const FORM = /^(?:([^:@/\s]+)(?::([^@/\s]*))?@)?([\w.-]+)(?::(\d{1,5}))?\/(\S*[^/\s])$/

/** Reads `user:password@host/directory/file`; undefined when it is not of this form. */
export function readRemoteFile(
  protocol: RemoteFile['protocol'],
  text: string,
): RemoteFile | undefined {
  const found = FORM.exec(text)
  if (!found) return undefined
  const [, user = 'anonymous', password = '', host = '', port, path = ''] = found
  return {
    protocol,
    user,
    password,
    host,
    port: port === undefined ? PORTS[protocol] : Number(port),
    path,
  }
}
