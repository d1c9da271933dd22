import type { Actor } from 'xstate'
import {
  forReading,
  forReplacing,
  whileOpen,
  type FileStore,
  type HostKeyType,
  type Surroundings,
} from '../../src/emulator/index.ts'
import type { backupServerMachine, ServerFault } from './machine.ts'
import { backupServerProfiles } from './profiles.ts'

/** What a script can do with a backup server. */
export interface BackupServerHandle {
  /** Waits until a file of this path has arrived whole; false after an hour of lab time. */
  readonly receives: (path: string) => Promise<boolean>
  /** The file as it stands there; undefined when there is none. */
  readonly file: (path: string) => Promise<Uint8Array | undefined>
  /** A file that an intruder was given while `man-in-the-middle` was on; undefined when there is none. */
  readonly interceptedFile: (path: string) => Promise<Uint8Array | undefined>
  /**
   * The MD5 fingerprint of its host key of a type, as `ssh-keygen -l` prints it at the server's own
   * keyboard, whoever answers on its address; undefined when it has no such key.
   */
  readonly hostKeyMd5: (type: HostKeyType) => string | undefined
  /** Whether a file is there now. */
  readonly has: (path: string) => Promise<boolean>
  /** Puts a file there, as somebody at the server's own keyboard does. */
  readonly putFile: (path: string, contents: string | Uint8Array) => Promise<void>
  readonly makeDirectory: (path: string) => Promise<void>
  readonly removeFile: (path: string) => Promise<void>
  /** Installs the software of another profile. Connections made from now on meet it. */
  readonly upgrade: (profile: string) => void
  readonly fails: (fault: ServerFault) => void
  readonly recovers: () => void
}

const RECEIVE_LIMIT_MS = 3_600_000

/** What a handle reaches into. */
interface HandleParts {
  /** The disk of whoever answers now, without its faults. */
  readonly disk: () => FileStore
  readonly intruderDisk: () => FileStore
  readonly arrivals: Set<string>
  readonly hostKeyMd5: BackupServerHandle['hostKeyMd5']
}

/** Makes the handle of a running backup server. */
export function backupServerHandle(
  { until }: Surroundings,
  server: Actor<typeof backupServerMachine>,
  { disk, intruderDisk, arrivals, hostKeyMd5 }: HandleParts,
): BackupServerHandle {
  const file = (path: string) => fileOn(disk(), path)

  return {
    file,
    interceptedFile: (path) => fileOn(intruderDisk(), path),
    hostKeyMd5,
    has: async (path) => (await file(path)) !== undefined,
    receives: (path) => until(() => arrivals.has(path), RECEIVE_LIMIT_MS),
    async putFile(path, contents) {
      const opened = await disk().open(path, forReplacing)
      await whileOpen(opened, ({ write }) => write(0, Buffer.from(contents)))
    },
    makeDirectory: (path) => disk().makeDirectory(path),
    async removeFile(path) {
      arrivals.delete(path)
      await disk().remove(path)
    },
    upgrade(name) {
      const to = backupServerProfiles[name]
      if (to) server.send({ type: 'software.upgraded', to })
    },
    fails: (fault) => server.send({ type: 'fault.injected', fault }),
    recovers: () => server.send({ type: 'faults.lifted' }),
  }
}

async function fileOn(disk: FileStore, path: string): Promise<Uint8Array | undefined> {
  const facts = await disk.stat(path).catch(() => undefined)
  if (!facts) return undefined
  const opened = await disk.open(path, forReading)
  return whileOpen(opened, ({ read }) => read(0, facts.sizeBytes))
}
