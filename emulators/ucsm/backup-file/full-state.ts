import { sealed, storedGzip, tarArchive, type Entropy } from '../../../src/emulator/index.ts'
import type { ObjectTree } from '../managed-objects.ts'
import { configurationXml } from './configuration-xml.ts'

/** Size of the saved management database, bytes; a fresh domain's file is of this order. */
const DATABASE_BYTES = 256 * 1024

/** What a full-state backup is made of. */
export interface FullState {
  readonly objects: ObjectTree
  readonly version: string
  readonly systemName: string
  readonly nowMs: number
  readonly entropy: Entropy
}

/**
 * A full-state backup: a gzipped tar of a readable manifest and the sealed database, binary as the box's
 * own and like it of no use to anything but a restore to the same version.
 */
export async function fullStateFile(state: FullState): Promise<Buffer> {
  const { objects, version, systemName, nowMs, entropy } = state
  const database = Buffer.alloc(DATABASE_BYTES)
  database.write(configurationXml(objects, 'config-all'))
  const manifest = [
    'type=full-state',
    `version=${version}`,
    `system=${systemName}`,
    `created=${new Date(nowMs).toISOString()}`,
    '',
  ].join('\n')
  const files = [
    { name: 'backup.manifest', bytes: Buffer.from(manifest) },
    { name: 'svc_sam_dme.db', bytes: sealed(database, entropy.fork('database')) },
  ]
  return storedGzip(await tarArchive(files, nowMs))
}
