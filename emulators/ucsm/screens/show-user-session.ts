import { documented } from '../../../src/emulator/index.ts'
import type { UserSession } from '../sessions/session-desk.ts'

export const evidence = documented(
  'Administration guide 4.3, show user-session local and its detail; the star stands at the session of the asker.',
)
export const limitEvidence = documented(
  'Release notes 4.3 and 6.0 on CSCwr64103: the text at the 33rd session. That the connection ends behind it is supposed.',
)

const TITLES = 'Session Id      User            Host                 Login Time'
const DASHES = '--------------- --------------- -------------------- ----------'

/** What somebody is told for whom there is no room. */
export function tooManySessions(limit: number): string {
  return `More than ${limit} UCSM CLI sessions are not allowed\n`
}

/** `show user-session local`. */
export function userSessionTable(
  sessions: readonly UserSession[],
  own: UserSession | undefined,
): string {
  const rows = sessions.map((session) => {
    const id = sessionId(session)
    const place = session === own ? `${id}*`.padEnd(16) : id.padEnd(15)
    const columns = [place, session.user.padEnd(15), session.host.padEnd(20)]
    return [...columns, loginTime(session)].join(' ')
  })
  return [TITLES, DASHES, ...rows].join('\n')
}

/** `show user-session local detail`. */
export function userSessionDetail(sessions: readonly UserSession[]): string {
  return sessions.map(detail).join('\n\n')
}

function detail(session: UserSession): string {
  const { fabric, line, user, host, pid } = session
  return [
    `Session Id ${sessionId(session)}:`,
    `    Fabric Id: ${fabric}`,
    `    Term: pts/${line}`,
    `    User: ${user}`,
    `    Host: ${host}`,
    `    Pid: ${pid}`,
    `    Login Time: ${loginTime(session)}`,
  ].join('\n')
}

function sessionId({ line, pid }: UserSession): string {
  return `pts_${line}_1_${pid}`
}

function loginTime({ loginMs }: UserSession): string {
  return new Date(loginMs).toISOString().slice(0, 19)
}
