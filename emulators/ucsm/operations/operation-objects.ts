import {
  dnOf,
  objectsOf,
  type Edit,
  type ManagedObject,
  type ObjectTree,
} from '../managed-objects.ts'

/** How an interconnect reaches a file on a server. */
export type RemoteProtocol = 'ftp' | 'scp' | 'sftp' | 'tftp'

/** The port of each protocol. */
export const protocolPorts: Readonly<Record<RemoteProtocol, number>> = {
  sftp: 22,
  scp: 22,
  ftp: 21,
  tftp: 69,
}

/** A file on a server, and the user who may have it. */
export interface RemoteFile {
  readonly host: string
  /** Absent for that of the protocol. */
  readonly port?: number
  readonly protocol: RemoteProtocol
  readonly user: string
  readonly path: string
}

/** The remote file of an operation. The port is kept beside the host; the box has no word for it. */
export function remoteFileOf({ attributes }: ManagedObject): RemoteFile {
  const { hostname = '', port, proto = 'scp', user = '', remoteFile = '' } = attributes
  return {
    host: hostname,
    protocol: proto as RemoteProtocol,
    user,
    path: remoteFile,
    ...(port && { port: Number(port) }),
  }
}

/** The operations of a class that a commit sets in motion: those that an edit enabled and that stand enabled after it. */
export function operationsEnabledBy(
  edits: readonly Edit[],
  after: ObjectTree,
  className: string,
): ManagedObject[] {
  const enabled = new Set(edits.filter(enables).map(dnOf))
  return objectsOf(after, className).filter(
    ({ dn, attributes }) => enabled.has(dn) && attributes.adminState === 'enabled',
  )
}

/** Whether edits have left nothing of an object; one that was created again behind its deletion is another. */
export function isGone(dn: string, edits: readonly Edit[], after: ObjectTree): boolean {
  return !(dn in after) || edits.some((edit) => edit.verb === 'delete' && edit.dn === dn)
}

function enables(edit: Edit): boolean {
  if (edit.verb === 'delete') return false
  const { attributes } = edit.verb === 'create' ? edit.object : edit
  return attributes.adminState === 'enabled'
}
