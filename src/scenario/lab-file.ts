import type { Cast } from './scenario.ts'

/** A cast without a story, for `fieldfault up`. */
export interface LabFile<Roles extends Cast = Cast> {
  readonly title?: string
  /** ISO date at which lab time starts; the system's time when absent. */
  readonly start?: string
  readonly seed?: string
  readonly cast: Roles
}

/** Makes a lab file; its default export. */
export function lab<const Roles extends Cast>(plan: LabFile<Roles>): LabFile<Roles> {
  return plan
}
