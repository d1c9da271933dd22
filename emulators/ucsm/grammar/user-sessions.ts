import { userSessionDetail, userSessionTable } from '../screens/show-user-session.ts'
import { NO_PRIVILEGE } from '../screens/user-errors.ts'
import { isReadOnly } from '../users/privileges.ts'
import { command } from './words.ts'

/** `show user-session` in /security, and `clear-user-sessions` at the top. */
export const showUserSession = command('show user-session local [detail]', {
  help: 'Local users',
  vocabulary: { 'user-session': 'User session', local: 'Local users' },
  run({ detail }, { session: { desk, session } }) {
    return detail ? userSessionDetail(desk.list()) : userSessionTable(desk.list(), session)
  },
})

export const clearUserSessions = command('clear-user-sessions all', {
  help: 'All user sessions',
  vocabulary: { 'clear-user-sessions': 'Clear user sessions' },
  async run(_, io) {
    const { desk, session } = io.session
    if (isReadOnly(io.session)) return NO_PRIVILEGE
    if (!(await io.confirm('This closes all the user sessions. Are you sure? (yes/no)'))) return
    desk.clearBut(session)
    io.end()
  },
})
