import { digestOf, FileRefusal, type CommandContext } from '../../../src/emulator/index.ts'
import { digestsIn } from './digests.ts'
import { LOST, type RemoteShell } from './remote-shell.ts'

/** The three files of one tunnel, by the name that they have at the far end. */
export type TunnelFileSet = ReadonlyMap<string, string>

/** What a manager has for its peers after generate_certs.pl. */
export interface CertificateStock {
  readonly managerUuid: string
  /** Whether a peer is in the manager's table. */
  readonly knows: (peer: string) => boolean
  /** Whether another manager is the one that gets its files from this one. */
  readonly isHaPeer: (peer: string) => boolean
  /** The new files for a peer; undefined when one of them is missing or empty. */
  readonly filesFor: (peer: string) => TunnelFileSet | undefined
}

const AUTHORITY = '/etc/sf/ca_root/cacert.pem'
const PEERS = '/var/sf/peers'
const PUSHED = ['sftunnel-key.pem', 'sftunnel-cert.pem'] as const

/** The stock of the manager on which the script runs; undefined when it has no identity. */
export function localStock({ files }: CommandContext): CertificateStock | undefined {
  const read = (path: string) => {
    try {
      return Buffer.from(files.read(path)).toString()
    } catch (error) {
      if (error instanceof FileRefusal) return undefined
      throw error
    }
  }
  const uuid = /^APPLIANCE_UUID=(\S+)$/m.exec(read('/etc/sf/ims.conf') ?? '')?.[1]
  return uuid === undefined ? undefined : stockOf(uuid, files.has, read)
}

/** Fetches the stock of another manager through a root shell on it; undefined when it cannot be read whole. */
export async function remoteStock(
  { run }: RemoteShell,
  managerUuid: string,
): Promise<CertificateStock | undefined> {
  const listed = `${PEERS}/* ${PEERS}/*/cacert.pem ${PEERS}/*/certs_pushed/*.pem`
  const paths = await run(`ls -1d ${listed} | cat`)
  const there = new Set(paths.output.split('\n'))
  const wanted = [AUTHORITY, ...[...there].filter(isPushed)]
  const sums = digestsIn((await run(`sha256sum ${wanted.join(' ')}`)).output)
  const texts = new Map<string, string>()
  for (const path of wanted) {
    const { output } = await run(`cat ${path}`)
    if (sums.has(path) && sums.get(path) !== digestOf(output)) return undefined
    if (sums.has(path)) texts.set(path, output)
  }
  return paths.exitCode === LOST
    ? undefined
    : stockOf(
        managerUuid,
        (path) => there.has(path),
        (path) => texts.get(path),
      )
}

function isPushed(path: string): boolean {
  return PUSHED.some((name) => path.endsWith(`/certs_pushed/${name}`))
}

function stockOf(
  managerUuid: string,
  has: (path: string) => boolean,
  read: (path: string) => string | undefined,
): CertificateStock {
  const knows = (peer: string) => has(`${PEERS}/${peer}`)
  return {
    managerUuid,
    knows,
    // Of two managers one has its files from the other, in the folder of that other.
    isHaPeer: (peer) => knows(peer) && !has(`${PEERS}/${peer}/cacert.pem`),
    filesFor(peer) {
      const sources = [AUTHORITY, ...PUSHED.map((name) => `${PEERS}/${peer}/certs_pushed/${name}`)]
      const texts = sources.map((path) => read(path) ?? '')
      if (texts.some((text) => text.trim() === '')) return undefined
      return new Map(
        ['cacert.pem', ...PUSHED].map((name, at) => [name, `${texts[at]!.trimEnd()}\n`]),
      )
    },
  }
}
