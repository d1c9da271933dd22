import { integer } from '../../../src/emulator/index.ts'
import { NO_SUCH_OBJECT } from '../screens/object-errors.ts'
import { shellLimitsScreen } from '../screens/show-services.ts'
import { SESSIONS_MAX, SHELL_LIMITS_DN } from '../sessions/session-limits.ts'
import { edit, seen, type Visit } from '../visit.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { command, mode, vocabulary } from './words.ts'

/** `UCS-A /system/services/shell-session-limits # ` */
export const shellSessionLimits = mode('shell-session-limits', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('set per-user {logins}', {
      help: 'Maximum logins for single user',
      slots: { logins: integer(1, SESSIONS_MAX, 'Logins of one user') },
      run: ({ logins }, { session }) => set(session, { sessionsPerUser: String(logins) }),
    }),
    command('set total {sessions}', {
      help: 'Maximum sessions',
      slots: { sessions: integer(1, SESSIONS_MAX, 'Sessions of all users') },
      run: ({ sessions }, { session }) => set(session, { totalSessions: String(sessions) }),
    }),
    command('show', {
      help: 'Show this object',
      run: (_, { session }) => shellLimitsScreen(seen(session)[SHELL_LIMITS_DN]),
    }),
  ],
})

function set(visit: Visit, attributes: Record<string, string>): string | void {
  if (!seen(visit)[SHELL_LIMITS_DN]) return NO_SUCH_OBJECT
  edit(visit, { verb: 'set', dn: SHELL_LIMITS_DN, attributes })
}
