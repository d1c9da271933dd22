import { nxosBanner } from '../screens/nxos-banner.ts'
import { execVersion } from '../screens/show-version.ts'
import { facts } from '../visit.ts'
import { localManagement } from './local-mgmt.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { system } from './system.ts'
import { command, mode, vocabulary } from './words.ts'

/** `UCS-A# ` */
export const exec = mode('exec', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('scope system', { help: 'Systems', run: (_, io) => io.enter(system) }),
    command('enter system', { help: 'Systems', run: (_, io) => io.enter(system) }),
    command('show version', {
      help: 'System version',
      run: (_, { session }) => execVersion(facts(session).profile.title),
    }),
    command('connect local-mgmt [(a|b)]', {
      help: 'Connect to Local Management Commands',
      vocabulary: { a: 'Fabric A', b: 'Fabric B' },
      run(_, io) {
        io.print(nxosBanner(facts(io.session).profile.copyrightYears))
        io.enter(localManagement)
      },
    }),
  ],
})
