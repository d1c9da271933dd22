import type { Visit } from '../visit.ts'
import { facts } from '../visit.ts'
import { ADMIN, FIRST_ROLE, rolesOf } from './local-users.ts'

/** Whether a visitor may look but not change anything: their only role is read-only, and admin's never is. */
export function isReadOnly(visit: Visit): boolean {
  if (visit.user === ADMIN) return false
  return rolesOf(facts(visit).objects, visit.user).every((role) => role === FIRST_ROLE)
}
