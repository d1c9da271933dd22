import type { Recorder } from '../../../src/emulator/index.ts'
import { becomeRoot, enterLinux, identify } from './appliance-shell.ts'
import type { CertificateStock } from './certificate-stock.ts'
import type { ListedDevice } from './devices-csv.ts'
import { openShell, type Workplace } from './open-shell.ts'
import type { RemoteShell } from './remote-shell.ts'
import { replaceFiles } from './replace-files.ts'
import { said, trouble } from './screens/transcript.ts'

/** A visit of one listed appliance, as it goes on. */
export interface RowVisit {
  readonly device: ListedDevice
  readonly shell: RemoteShell
  readonly record: Recorder
  readonly say: (text: string) => void
}

/** What is done on an appliance; the sentence that says why it was not done, if so. */
export type RowWork = (visit: RowVisit) => Promise<string | undefined>

/** Goes to one appliance, lets `work` do its part and leaves again; false when something went wrong. */
export async function serveRow(
  place: Workplace,
  { device, say }: Pick<RowVisit, 'device' | 'say'>,
  work: RowWork,
): Promise<boolean> {
  const { name } = device
  say(said.attempting(name))
  const opened = await openShell(place, device)
  if (!opened.ok) {
    say(trouble[opened.why](name))
    return false
  }
  const { shell, record } = opened
  say(said.connected(name))
  const wrong = await work({ device, shell, record, say })
  if (wrong !== undefined) say(shell.isLost() ? trouble.lost(name) : wrong)
  say(said.closing(name))
  shell.close()
  return wrong === undefined
}

/** Brings the new files to a device, or to the other manager of a pair; a manager alone has no need of them. */
export function copyingFrom(stock: CertificateStock): RowWork {
  return async ({ device, shell, say, record }) => {
    const { name, password } = device
    if (!(await enterLinux(shell))) return trouble.noShell(name)
    const peer = await identify(shell)
    if (!peer) return trouble.noShell(name)
    if (peer.isManager && !stock.isHaPeer(peer.uuid)) {
      say(said.noHaPeer(name))
      return undefined
    }
    if (!stock.knows(peer.uuid)) return trouble.unknownDevice(name)
    const files = stock.filesFor(peer.uuid)
    if (!files) return trouble.noCertificates(name)
    if (!(await becomeRoot(shell, password))) return trouble.noRoot(name)
    const folder = `/var/sf/peers/${stock.managerUuid}`
    if ((await shell.run(`cd ${folder}`)).exitCode !== 0) return trouble.unknownManager(name)
    say(said.copying())
    const reason = await replaceFiles(shell, files)
    if (reason !== undefined) return trouble.notCopied(name, reason)
    for (const [file, text] of files)
      record('file.sent', {
        path: `${folder}/${file}`,
        bytes: Buffer.byteLength(text),
        complete: true,
      })
    say(said.copied(name))
    say(said.restarting(name))
    const { exitCode } = await shell.run('pmtool restartbyid sftunnel')
    return exitCode === 0 ? undefined : trouble.notRestarted(name)
  }
}
