import type { BackupPlan } from './vocabulary.ts'

/** Where a backup goes, read out of the URL of `create backup`. */
export type BackupTarget = Pick<BackupPlan, 'host' | 'port' | 'protocol' | 'user' | 'path'>

const URL_FORM =
  /^(?<protocol>ftp|scp|sftp|tftp):\/\/(?:(?<user>[^@/\s]+)@)?(?<host>\[[\da-f:.]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?(?<path>\/[^\s]*)$/i

/**
 * Reads `sftp://user@host[:port]/path`; undefined when it is not such a URL, lacks its host or path, or
 * a protocol with a login lacks the user. Administration guide 4.3; a port is documented for tftp only
 * and taken for all.
 */
export function readBackupUrl(text: string): BackupTarget | undefined {
  const parts = URL_FORM.exec(text)?.groups
  if (!parts) return undefined
  const { user = '', host = '', port, path = '' } = parts
  const protocol = parts.protocol!.toLowerCase() as BackupTarget['protocol']
  if ((protocol === 'tftp') !== (user === '')) return undefined
  if (path === '/' || Number(port ?? 1) > 65_535 || Number(port ?? 1) === 0) return undefined
  const bare = host.replace(/^\[|\]$/g, '')
  return { protocol, user, host: bare, path, ...(port !== undefined && { port: Number(port) }) }
}
