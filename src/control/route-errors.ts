import { labErrors, type LabErrorCode } from '../errors/lab-errors.ts'
import type { AnyRoute } from './route.ts'

/** Why a route may refuse a request, by HTTP status. */
export function errorsByStatus(route: AnyRoute): ReadonlyMap<number, readonly LabErrorCode[]> {
  const byStatus = new Map<number, LabErrorCode[]>()
  for (const code of errorsOf(route)) {
    const { status } = labErrors[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return byStatus
}

/** What any route refuses, and what this one does. */
function errorsOf({ method, isOpen, errors = [] }: AnyRoute): readonly LabErrorCode[] {
  return [
    ...(isOpen ? [] : (['wrong-token'] as const)),
    'bad-request',
    ...(method === 'GET' ? [] : (['bad-json', 'body-too-large'] as const)),
    ...errors,
    'internal-failure',
  ]
}
