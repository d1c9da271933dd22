import type { ObjectTree } from '../managed-objects.ts'

/** The name of the fabric interconnect of a fabric (SDK NetworkElement). */
export function switchDn(fabric: 'A' | 'B'): string {
  return `sys/switch-${fabric}`
}

/** What the prompt of an interconnect begins with: the system name and its fabric, `UCS-A`. */
export function interconnectName(objects: ObjectTree, fabric: 'A' | 'B'): string {
  return `${objects.sys?.attributes.name ?? ''}-${fabric}`
}
