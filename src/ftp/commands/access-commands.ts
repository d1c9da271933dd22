import type { FtpCommand } from '../server-session.ts'

/** Commands by which a client comes and goes (RFC 959, 4.1.1). */
export const accessCommands: Readonly<Record<string, FtpCommand>> = {
  USER: {
    usage: 'USER <user name>',
    needs: 'argument',
    act(session, user) {
      session.user = user
      session.loggedIn = false
      session.reply(331, 'Password required.')
    },
  },
  PASS: {
    usage: 'PASS <password>',
    needs: 'nothing',
    act(session, password) {
      const { user, policy, limits } = session
      if (user === undefined) return session.reply(503, 'Log in with USER first.')
      session.loggedIn = policy.login(user, password)
      const facts = { user, method: 'password' }
      policy.observe({ type: session.loggedIn ? 'login.accepted' : 'login.refused', ...facts })
      if (session.loggedIn) return session.reply(230, 'Login successful.')
      session.user = undefined
      if (++session.failedLogins < limits.loginsMax) return session.reply(530, 'Login incorrect.')
      session.bye(530, 'Login incorrect.', 'too many failed logins')
    },
  },
  QUIT: {
    usage: 'QUIT',
    needs: 'nothing',
    act: (session) => session.bye(221, 'Goodbye.', 'the client has said goodbye'),
  },
  NOOP: {
    usage: 'NOOP',
    needs: 'nothing',
    act: (session) => session.reply(200, 'Nothing done.'),
  },
}
