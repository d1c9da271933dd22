import type { HandshakeTable } from '../journal/handshake-table.ts'
import type { Recorder } from '../journal/journal.ts'
import type { HandshakeExplanation, SshEvent, SshObserver, SshRole } from '../ssh/index.ts'

/** The handshake explainer as the journal keeps it. */
export function handshakeTable({ outcomes, failedAt }: HandshakeExplanation): HandshakeTable {
  const rows = outcomes.map(({ category, clientOffers, serverOffers, agreed }) => ({
    category,
    client: clientOffers,
    server: serverOffers,
    ...(agreed !== undefined && { agreed }),
  }))
  return { rows, ...(failedAt !== undefined && { empty: failedAt }) }
}

/** Writes what happens on an SSH connection under the journal's names. `role` is the appliance's own. */
export function journalSsh(
  record: Recorder,
  role: SshRole,
  crashed: (error: unknown) => void,
  { hidesCommands = false }: { readonly hidesCommands?: boolean } = {},
): SshObserver {
  let user = ''
  let terminal: string | undefined
  return (event) => {
    if (event.type === 'login.accepted') user = event.user
    if (event.type === 'pty.requested') terminal = event.term
    if (event.type === 'visit.crashed') crashed(event.error)
    else write(event, { record, role, user, terminal, hidesCommands })
  }
}

interface Visit {
  readonly record: Recorder
  readonly role: SshRole
  readonly user: string
  readonly terminal: string | undefined
  readonly hidesCommands: boolean
}

function write(event: SshEvent, { record, role, user, terminal, hidesCommands }: Visit): void {
  switch (event.type) {
    case 'ident.received':
      return record('ident.received', { ident: event.ident })
    case 'handshake.agreed':
      if (event.rekey) return
      return record('handshake.agreed', { role, table: handshakeTable(event.explanation) })
    case 'handshake.refused':
      return record('handshake.refused', refusal(event, role))
    case 'handshake.unsupported':
      return record('handshake.refused', {
        role,
        reason: `both agreed on ${event.category} ${event.name}, which the lab cannot run`,
        table: handshakeTable(event.explanation),
      })
    case 'login.accepted':
    case 'login.refused':
      return record(event.type, { user: event.user, method: event.method })
    case 'shell.started':
      return record('session.opened', { user, kind: 'shell', ...(terminal && { terminal }) })
    case 'exec.started':
      return record('session.opened', {
        user,
        kind: 'exec',
        ...(!hidesCommands && { command: event.command }),
      })
    case 'subsystem.started':
      return record('session.opened', { user, kind: event.name })
    case 'session.closed':
      return record('session.closed', {})
    case 'connection.closed':
      return record('connection.closed', {
        reason: event.reason,
        ...(event.detail !== undefined && { detail: event.detail }),
      })
    default:
  }
}

function refusal(event: SshEvent & { type: 'handshake.refused' }, role: SshRole) {
  const { failedAt } = event.explanation
  const broke = `the ${event.by} broke off after the algorithms were agreed`
  const reason = event.detail === undefined ? broke : `${broke}: ${event.detail}`
  return {
    role,
    reason: failedAt === undefined ? reason : `no ${failedAt} in common`,
    table: handshakeTable(event.explanation),
    ...(event.code !== undefined && { disconnectCode: event.code }),
  }
}
