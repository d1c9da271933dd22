import type { SshOptions } from './ssh-options.ts'

/** Where one of OpenSSH's programs goes, and how. */
export interface SshTarget {
  readonly user: string
  /** As it was typed. */
  readonly host: string
  readonly port: number
  readonly settings: SshOptions['settings']
  /** A private key in a file, as it was typed. */
  readonly identity?: string
  /** Lab time for connecting, milliseconds; as long as TCP tries when absent. */
  readonly connectMs?: number
}

/** The target that options name; `account` is whoever typed them. */
export function targetOf(
  destination: string,
  { values, settings }: Pick<SshOptions, 'values' | 'settings'>,
  { account, portLetter }: { readonly account: string; readonly portLetter: 'p' | 'P' },
): SshTarget {
  const at = destination.lastIndexOf('@')
  const named = at < 0 ? undefined : destination.slice(0, at)
  const identity = values.get('i') ?? settings.get('identityfile')
  const seconds = Number(settings.get('connecttimeout'))
  const host = destination.slice(at + 1).replace(/^\[(.*)\]$/, '$1')
  return {
    user: named ?? values.get('l') ?? settings.get('user') ?? account,
    host: settings.get('hostname') ?? host,
    port: Number(values.get(portLetter) ?? settings.get('port') ?? 22),
    settings,
    ...(identity !== undefined && { identity }),
    ...(seconds > 0 && { connectMs: seconds * 1_000 }),
  }
}

/** A file on another machine, `user@host:path`; undefined for one on this machine. */
export function remoteFile(
  text: string,
): { readonly destination: string; readonly path: string } | undefined {
  const [, destination, path = ''] = /^((?:[^@/:]*@)?(?:\[[^\]]+\]|[^/:]+)):(.*)$/s.exec(text) ?? []
  return destination === undefined ? undefined : { destination, path }
}
