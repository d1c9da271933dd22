import { recalled } from '../../../src/emulator/index.ts'
import type { ManagedObject } from '../managed-objects.ts'
import { table } from './table.ts'
import { shown } from './wording.ts'

export const evidence = recalled(
  'The columns of show org and show service-profile are remembered; nothing is published.',
)

const ORG_COLUMNS = [
  { title: 'Name', width: 16 },
  { title: 'Description', width: 11 },
]

const PROFILE_COLUMNS = [
  { title: 'Service Profile Name', width: 20 },
  { title: 'Type', width: 17 },
  { title: 'Server', width: 7 },
  { title: 'Assignment', width: 10 },
  { title: 'Association', width: 11 },
]

/** `show org`. */
export function organizationTable(organizations: readonly ManagedObject[]): string {
  const rows = organizations.map(({ attributes: { name = '', descr = '' } }) => [name, descr])
  return ['Organizations:', ...table(ORG_COLUMNS, rows).map((row) => `    ${row}`)].join('\n')
}

/** `show service-profile`. There are no servers that a profile could be associated with. */
export function serviceProfileTable(profiles: readonly ManagedObject[]): string {
  if (profiles.length === 0) return ''
  const rows = profiles.map(({ attributes: { name = '', type = '' } }) => [
    name,
    shown(type),
    '',
    'Unassigned',
    'Unassociated',
  ])
  return table(PROFILE_COLUMNS, rows).join('\n')
}
