import { grammar } from '../../../src/emulator/index.ts'
import { showVersion, type VersionFacts } from '../screens/show-version.ts'

/** What the commands that both appliances have need of a visit. */
export interface ClishSession {
  readonly version: () => VersionFacts
  /** Opens the expert shell on the visitor's terminal; resolves when it is left. */
  readonly openExpert: () => Promise<unknown>
}

/** Help for keywords of commands that both appliances have. */
export const sharedVocabulary = {
  show: 'Show running system information',
  configure: 'Change to Configuration mode',
}

/** `show version`, `expert`, `exit` and their like. */
export function sharedCommands<Session extends ClishSession>() {
  const { command } = grammar<Session>()
  return [
    command('show version', {
      help: 'Show versions of components',
      run: (_, { session }) => showVersion(session.version()),
    }),
    command('expert', {
      help: 'Invoke a shell',
      async run(_, io) {
        await io.until(io.session.openExpert())
      },
    }),
    command('history', {
      help: 'Display the current session history',
      run: (_, io) => io.history().join('\n'),
    }),
    command('exit', { help: 'Exit this CLI session', run: (_, io) => io.end() }),
    command('logout', { help: 'Logout of the current CLI session', run: (_, io) => io.end() }),
  ]
}
