import {
  dnOf,
  objectsOf,
  type Edit,
  type ManagedObject,
  type ObjectTree,
} from '../managed-objects.ts'
import type { BackupFsm } from '../vocabulary.ts'

/** The class of an import operation; its name is the host, so there is one for each host (SDK MgmtImporter). */
export const IMPORT_CLASS = 'mgmtImporter'

export const importDn = (host: string): string => `sys/import-config-${host}`

/** What becomes of the configuration that is there: it stays where the file is silent, or it goes. */
export type ImportAction = 'merge' | 'replace'

/** Where an import takes its file from and what it does with it. */
export interface ImportPlan {
  readonly host: string
  readonly port?: number
  readonly protocol: 'scp' | 'sftp'
  readonly user: string
  readonly path: string
  readonly action: ImportAction
}

/** The stages of MgmtImporterImport; verifyKey from 4.2(3d) on. */
export type ImportStage = 'downloadLocal' | 'verifyKey' | 'config' | 'reportResults'

/** The FSM attributes of an import object. */
export type ImportFsm = Omit<BackupFsm, 'stage'> & { readonly stage?: ImportStage }

function planOf({ attributes }: ManagedObject): ImportPlan {
  const { hostname = '', port, proto, user = '', remoteFile = '', action } = attributes
  return {
    host: hostname,
    protocol: proto === 'sftp' ? 'sftp' : 'scp',
    user,
    path: remoteFile,
    action: action === 'replace' ? 'replace' : 'merge',
    ...(port && { port: Number(port) }),
  }
}

/** The imports that a commit sets in motion: those that an edit enabled and that stand enabled after it. */
export function importsTriggeredBy(edits: readonly Edit[], after: ObjectTree): ImportPlan[] {
  const enabled = new Set(edits.filter(enables).map(dnOf))
  return objectsOf(after, IMPORT_CLASS)
    .filter(({ dn, attributes }) => enabled.has(dn) && attributes.adminState === 'enabled')
    .map(planOf)
}

function enables(edit: Edit): boolean {
  if (edit.verb === 'delete') return false
  const { attributes } = edit.verb === 'create' ? edit.object : edit
  return attributes.adminState === 'enabled'
}
