import type { Edit, ManagedObject, ObjectTree } from '../managed-objects.ts'
import type { RemoteFile } from './operation-objects.ts'

/** An operation as it was ordered with a URL. */
export interface OperationOrder {
  readonly class: string
  readonly dn: string
  readonly target: RemoteFile
  /** What the order says besides. */
  readonly said: Readonly<Record<string, string>>
  /** What the order says nothing of, as a new operation has it; one that is there keeps its own. */
  readonly unsaid: Readonly<Record<string, string>>
}

/** The change that an order is: of the operation that is there, or a new one. */
export function orderedOperation(tree: ObjectTree, order: OperationOrder): Edit {
  const { target, said, unsaid, dn } = order
  const { host, port, protocol, user, path } = target
  const named = { hostname: host, proto: protocol, user, remoteFile: path, ...said }
  const there = tree[dn]
  if (there) return { verb: 'set', dn, attributes: { ...named, ...portAfter(there, port) } }
  const attributes = { ...named, ...unsaid, ...(port !== undefined && { port: String(port) }) }
  return { verb: 'create', object: { class: order.class, dn, attributes } }
}

/** A URL without a port is about the usual one, whatever there was before. */
function portAfter({ attributes }: ManagedObject, port: number | undefined): { port?: string } {
  if (port !== undefined) return { port: String(port) }
  return attributes.port === undefined ? {} : { port: '' }
}
