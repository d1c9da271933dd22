import { FileRefusal, type CommandContext } from '../../../src/emulator/index.ts'

/** A host key as a known_hosts file has it. */
export interface ShownKey {
  readonly type: string
  readonly publicBlob: Buffer
}

/** The host keys that a user has seen. */
export interface KnownHosts {
  /** The type of key that a host showed when it was seen first; undefined for one never seen. */
  readonly typeOf: (host: string, port: number) => string | undefined
  /** Whether a key is the one that the host showed before; that of a host never seen is kept and taken. */
  readonly accepts: (host: string, port: number, key: ShownKey) => boolean
}

type Reader = Pick<CommandContext, 'files' | 'account'>

/** The known hosts of the user who runs a script, as paramiko's AutoAddPolicy keeps them. */
export function knownHostsOf({ files, account }: Reader): KnownHosts {
  const folder = `${account.home}/.ssh`
  const file = `${folder}/known_hosts`
  const text = () => (files.has(file) ? Buffer.from(files.read(file)).toString() : '')
  const keysOf = (name: string) =>
    text()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([names = '']) => names.split(',').includes(name))

  function keep(line: string): void {
    try {
      if (!files.has(folder)) files.makeFolder(folder, 0o700)
      files.write(file, Buffer.from(`${line}\n`), { append: true, mode: 0o600 })
    } catch (error) {
      // Somebody without a home, or with a full disk, meets every host for the first time.
      if (!(error instanceof FileRefusal)) throw error
    }
  }

  return {
    typeOf: (host, port) => keysOf(entryName(host, port))[0]?.[1],
    accepts(host, port, { type, publicBlob }) {
      const name = entryName(host, port)
      const base64 = publicBlob.toString('base64')
      const known = keysOf(name)
      if (known.length > 0) return known.some(([, of, key]) => of === type && key === base64)
      keep(`${name} ${type} ${base64}`)
      return true
    },
  }
}

/** The port is written only when it is not 22 (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). */
function entryName(host: string, port: number): string {
  return port === 22 ? host : `[${host}]:${port}`
}
