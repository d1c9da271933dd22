import type { ObjectTree } from '../../managed-objects.ts'
import { objectWords } from './find-words.ts'
import { MONITORING } from './monitoring-words.ts'

/** The scopes that are no objects with a name: what is typed behind scope, and the scope around each. */
const SCOPES: Readonly<Record<string, { readonly name: string; readonly within?: string }>> = {
  sys: { name: 'system' },
  'sys/svc-ext': { name: 'services', within: 'sys' },
  'sys/user-ext': { name: 'security' },
  [MONITORING]: { name: 'monitoring' },
  'org-root': { name: 'org /' },
}

/** A scope as it is opened. */
export interface OpenedScope {
  /** Opens what is there. */
  readonly scope: string
  /** Opens it, and creates it when it is not there; as `scope` where nothing can be created. */
  readonly enter: string
  /** The scope around it; absent at the top. */
  readonly within?: string
}

/** How a scope is opened, by its name here or in the tree; `undefined` for the top. */
export function openedScope(key: string, objects: ObjectTree): OpenedScope | undefined {
  const fixed = SCOPES[key]
  if (fixed) {
    const scope = `scope ${fixed.name}`
    return { scope, enter: scope, ...(fixed.within !== undefined && { within: fixed.within }) }
  }
  const { name, within, comes, order } = objectWords(key) ?? {}
  if (name === undefined || within === undefined) return undefined
  const line = order?.(objects[key]?.attributes ?? {}).line ?? name
  const scope = `scope ${name}`
  return { scope, enter: comes === 'created' ? `enter ${line}` : scope, within }
}
