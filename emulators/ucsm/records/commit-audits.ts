import { assumed } from '../../../src/emulator/index.ts'
import {
  applyEdits,
  dnOf,
  type Edit,
  type ManagedObject,
  type ObjectTree,
} from '../managed-objects.ts'
import type { AuditNews } from './record.ts'

export const evidence = assumed(
  'The wording follows published entries such as Server port A/1/21 created; most classes have none.',
)

/** What the audit log calls objects of a class; others go by the name of their class. */
const LABELS: Readonly<Record<string, string>> = {
  aaaUser: 'Local user',
  aaaUserRole: 'User role',
  commSyslogFile: 'Syslog file',
  commSyslogSource: 'Syslog source',
  faultPolicy: 'Fault policy',
  lsServer: 'service profile',
  mgmtBackup: 'Backup',
  mgmtImporter: 'Import operation',
  orgOrg: 'Organization',
}

/** Attributes that no log shows. */
const SECRET = /pwd|password|key$/i

const DEEDS = { creation: 'created', modification: 'modified', deletion: 'deleted' } as const

/** What a commit does to each object, told once for each. Deleting what was not there is not told. */
export function auditsOf(edits: readonly Edit[], before: ObjectTree, user: string): AuditNews[] {
  const dns = [...new Set(edits.map(dnOf))]
  return dns.flatMap((dn) => {
    const own = edits.filter((edit) => dnOf(edit) === dn)
    return auditOf(dn, own, before, user) ?? []
  })
}

function auditOf(
  dn: string,
  edits: readonly Edit[],
  before: ObjectTree,
  user: string,
): AuditNews | undefined {
  const was = before[dn]
  const is = applyEdits(was ? { [dn]: was } : {}, edits)[dn]
  const common = { kind: 'admin', user, dn } as const
  if (is) {
    const action = was ? 'modification' : 'creation'
    const changes = changesOf(was ? settingsIn(edits) : is.attributes)
    return { ...common, action, changes, text: `${titleOf(is)} ${DEEDS[action]}` }
  }
  if (was)
    return { ...common, action: 'deletion', changes: '', text: `${titleOf(was)} ${DEEDS.deletion}` }
  if (settingsIn(edits).ack !== 'yes') return undefined
  return {
    ...common,
    action: 'modification',
    changes: 'ack:yes',
    text: `${faultOf(dn)} acknowledged`,
  }
}

function settingsIn(edits: readonly Edit[]): Readonly<Record<string, string>> {
  const settings = edits.map((edit) => (edit.verb === 'set' ? edit.attributes : {}))
  return Object.assign({}, ...settings) as Record<string, string>
}

function changesOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .filter(([name]) => !SECRET.test(name))
    .map(([name, value]) => `${name}:${value}`)
    .join(', ')
}

function titleOf({ class: className, attributes }: ManagedObject): string {
  const name = attributes.name ?? attributes.hostname ?? ''
  return `${LABELS[className] ?? className} ${name}`.trimEnd()
}

function faultOf(dn: string): string {
  return `Fault ${dn.slice(dn.lastIndexOf('/fault-') + '/fault-'.length)}`
}
