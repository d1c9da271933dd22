import type { RemoteFile, RemoteProtocol } from './operations/operation-objects.ts'

const URL_FORM =
  /^(?<protocol>ftp|scp|sftp|tftp):\/\/(?:(?<user>[^@/\s]+)@)?(?<host>\[[\da-f:.]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?(?<path>\/[^\s]*)$/i

/**
 * Reads `sftp://user@host[:port]/path`; undefined when it is not such a URL, lacks its host or path, or
 * a protocol with a login lacks the user. Administration guide 4.3; a port is documented for tftp only
 * and taken for all.
 */
export function readRemoteFileUrl(text: string): RemoteFile | undefined {
  const parts = URL_FORM.exec(text)?.groups
  if (!parts) return undefined
  const { user = '', host = '', port, path = '' } = parts
  const protocol = parts.protocol!.toLowerCase() as RemoteProtocol
  if ((protocol === 'tftp') !== (user === '')) return undefined
  if (path === '/' || Number(port ?? 1) > 65_535 || Number(port ?? 1) === 0) return undefined
  const bare = host.replace(/^\[|\]$/g, '')
  return { protocol, user, host: bare, path, ...(port !== undefined && { port: Number(port) }) }
}

/** The same file as such a URL, out of the attributes of an operation. */
export function remoteFileUrl(attributes: Readonly<Record<string, string>>): string {
  const { proto = '', user, hostname = '', port, remoteFile = '' } = attributes
  const login = user ? `${user}@` : ''
  const host = hostname.includes(':') ? `[${hostname}]` : hostname
  const place = port ? `${host}:${port}` : host
  return `${proto}://${login}${place}${remoteFile}`
}
