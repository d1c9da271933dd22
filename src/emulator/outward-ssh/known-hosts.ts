import type { CommandContext } from '../../linux/index.ts'
import type { HostKeyFacts } from '../../ssh/index.ts'

/** A line of known_hosts (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). */
export interface KnownHost {
  /** The number of the line, from 1. */
  readonly line: number
  readonly type: string
  readonly key: string
}

/** What is known of a host. */
export interface KnownHosts {
  readonly path: string
  readonly entries: readonly KnownHost[]
  /** Adds a key of the host to the file; false when that cannot be written. */
  readonly add: (key: HostKeyFacts) => boolean
}

/** The name of a host in known_hosts; the port is part of it only when it is not 22. */
export function knownName(host: string, port: number): string {
  return port === 22 ? host : `[${host}]:${port}`
}

/** Reads what the file of the account has about a host; names are compared as they are typed. */
export function readKnownHosts(
  { files, account, path: absolute }: CommandContext,
  { host, port, file }: { readonly host: string; readonly port: number; readonly file?: string },
): KnownHosts {
  const folder = `${account.home}/.ssh`.replace('//', '/')
  const path =
    file === undefined ? `${folder}/known_hosts` : absolute(file.replace(/^~(?=\/)/, account.home))
  const name = knownName(host, port)
  const isReadable = files.has(path) && files.stat(path).kind === 'file' && files.may(path, 4)
  const text = isReadable ? Buffer.from(files.read(path)).toString() : ''
  return {
    path,
    entries: entriesOf(text, name),
    add({ type, publicBlob }) {
      const line = `${name} ${type} ${publicBlob.toString('base64')}\n`
      if (path === '/dev/null') return true
      if (file === undefined && !files.has(folder) && files.may(account.home, 3))
        files.makeFolder(folder, 0o700)
      const parent = path.slice(0, path.lastIndexOf('/')) || '/'
      if (!files.may(files.has(path) ? path : parent, 2)) return false
      const start = text === '' || text.endsWith('\n') ? '' : '\n'
      files.write(path, Buffer.from(start + line), { append: true, mode: 0o600 })
      return true
    },
  }
}

function entriesOf(text: string, name: string): KnownHost[] {
  return text.split('\n').flatMap((line, index) => {
    const [names = '', type = '', key = ''] = line.trim().split(/\s+/)
    const isMeant = !line.startsWith('#') && names.split(',').includes(name)
    return isMeant && key !== '' ? [{ line: index + 1, type, key }] : []
  })
}
