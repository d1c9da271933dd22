import { catalogVersion } from '../screens/show-version.ts'
import { facts } from '../visit.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { command, mode, vocabulary } from './words.ts'

/** `UCS-A /system/capability # ` */
export const capability = mode('capability', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('show version', {
      help: 'System version',
      run: (_, { session }) => catalogVersion(facts(session).profile.title),
    }),
  ],
})
