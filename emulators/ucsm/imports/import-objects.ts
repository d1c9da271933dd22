import type { Edit, ManagedObject, ObjectTree } from '../managed-objects.ts'
import type { OperationFsm } from '../operations/operation-fsm.ts'
import {
  operationsEnabledBy,
  remoteFileOf,
  type RemoteFile,
} from '../operations/operation-objects.ts'

/** The class of an import operation; its name is the host, so there is one for each host (SDK MgmtImporter). */
export const IMPORT_CLASS = 'mgmtImporter'

export const importDn = (host: string): string => `sys/import-config-${host}`

/** What becomes of the configuration that is there: it stays where the file is silent, or it goes. */
export type ImportAction = 'merge' | 'replace'

/** Where an import takes its file from and what it does with it. */
export interface ImportPlan extends RemoteFile {
  readonly action: ImportAction
}

/** The stages of MgmtImporterImport; verifyKey from 4.2(3d) on. */
export type ImportStage = 'downloadLocal' | 'verifyKey' | 'config' | 'reportResults'

/** The FSM attributes of an import object. */
export type ImportFsm = OperationFsm<ImportStage>

/** The imports that a commit sets in motion. */
export function importsEnabledBy(edits: readonly Edit[], after: ObjectTree): ImportPlan[] {
  return operationsEnabledBy(edits, after, IMPORT_CLASS).map(planOf)
}

function planOf(operation: ManagedObject): ImportPlan {
  const { action } = operation.attributes
  return { ...remoteFileOf(operation), action: action === 'replace' ? 'replace' : 'merge' }
}
