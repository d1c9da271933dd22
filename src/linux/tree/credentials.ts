import type { Attributes } from './inode.ts'

/** As whom something is done. */
export interface Credentials {
  readonly user: string
  /** The primary group, which new files get. */
  readonly group: string
  /** All groups, the primary one among them. */
  readonly groups: readonly string[]
}

/** The user who may do everything. */
export const ROOT: Credentials = { user: 'root', group: 'root', groups: ['root'] }

/** Permission bits of one class. */
export const MAY = { read: 4, write: 2, search: 1, run: 1 } as const

/** Whether somebody may do this to a file; root may do everything but run what nobody may run. */
export function isAllowed(who: Credentials, node: Attributes, bits: number): boolean {
  if (who.user === 'root') return true
  return (bitsFor(who, node) & bits) === bits
}

/** Whether somebody may change mode and times. */
export function owns(who: Credentials, node: Attributes): boolean {
  return who.user === 'root' || who.user === node.owner
}

function bitsFor({ user, groups }: Credentials, { owner, group, mode }: Attributes): number {
  if (user === owner) return mode >> 6
  return groups.includes(group) ? mode >> 3 : mode
}
