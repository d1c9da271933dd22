import { auditDetail, auditTable } from '../screens/show-audit-logs.ts'
import { facts } from '../visit.ts'
import { command } from './words.ts'

/** `show audit-logs` of /security. */
export const showAuditLogs = command('show audit-logs [detail]', {
  help: 'Audit Logs',
  run: ({ detail }, { session }) => {
    const { audits } = facts(session)
    return detail ? auditDetail(audits) : auditTable(audits)
  },
})
