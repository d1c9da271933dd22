import { fromPromise } from 'xstate'
import { keyCheckOf, type Surroundings } from '../../src/emulator/index.ts'
import { backupDn } from './alarms.ts'
import { configurationXml } from './backup-file/configuration-xml.ts'
import { fullStateFile } from './backup-file/full-state.ts'
import { downloadConfiguration, type Download } from './download.ts'
import { downloadMachine } from './downloads/download-machine.ts'
import { fetchImage } from './downloads/fetch-image.ts'
import type { ImageDownload } from './downloads/image-download.ts'
import { importMachine } from './imports/import-machine.ts'
import { backupMachine, type BackupFile } from './machines/backup-machine.ts'
import type { UcsmPlatform } from './platforms.ts'
import { uploadBackup, type Upload } from './upload.ts'
import type { BackupPlan, UcsmContext } from './vocabulary.ts'

/** The interconnect whose backups are run. */
export interface BackedUp {
  readonly surroundings: Surroundings
  readonly systemName: string
  readonly platform: UcsmPlatform
  readonly context: () => UcsmContext
}

/** The machines of everything that an interconnect does with a server, with what they need from outside. */
export function runningErrands(house: BackedUp) {
  return {
    backup: runningBackup(house),
    importer: runningImport(house),
    downloader: runningDownload(house),
  }
}

/** The backup FSM with what it needs from outside: the file as the configuration is now, and the upload. */
function runningBackup(house: BackedUp): typeof backupMachine {
  const { surroundings, platform, context } = house
  return backupMachine.provide({
    actors: {
      collect: fromPromise(({ input }: { input: BackupPlan }) =>
        surroundings.activity.during('collecting a backup', () => collect(input, house)),
      ),
      upload: fromPromise(({ input, signal }: { input: Upload; signal: AbortSignal }) => {
        const { profile, isFips } = context()
        return uploadBackup(surroundings, input, { profile, platform, isFips, signal })
      }),
    },
  })
}

/** The import FSM with the download it needs from outside. */
function runningImport(house: BackedUp): typeof importMachine {
  const { surroundings, platform, context } = house
  return importMachine.provide({
    actors: {
      download: fromPromise(({ input, signal }: { input: Download; signal: AbortSignal }) => {
        const { profile, isFips } = context()
        return downloadConfiguration(surroundings, input, { profile, platform, isFips, signal })
      }),
    },
  })
}

/** The download FSM with the transfer it needs from outside. */
function runningDownload(house: BackedUp): typeof downloadMachine {
  const { surroundings, platform, context } = house
  return downloadMachine.provide({
    actors: {
      fetch: fromPromise(
        ({
          input,
          signal,
        }: {
          input: { plan: ImageDownload; password: string }
          signal: AbortSignal
        }) => {
          const { profile, isFips } = context()
          return fetchImage(surroundings, input, { profile, platform, isFips, signal })
        },
      ),
    },
  })
}

async function collect(
  { type, host }: BackupPlan,
  { surroundings, systemName, context }: BackedUp,
): Promise<BackupFile> {
  const { objects, profile, secrets } = context()
  if (type !== 'full-state') {
    const { encryptionKey: key } = secrets
    const preservesPooled = objects[backupDn(host)]?.attributes.preservePooledValues === 'yes'
    const how = { preservesPooled, ...(key !== undefined && { keyCheck: keyCheckOf(key) }) }
    return { bytes: Buffer.from(configurationXml(objects, type, how)) }
  }
  const bytes = await fullStateFile({
    objects,
    systemName,
    version: profile.title,
    nowMs: surroundings.clock.now(),
    entropy: surroundings.entropy.fork('full state'),
  })
  return { bytes }
}
