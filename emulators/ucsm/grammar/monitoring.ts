import { everywhere } from './everywhere.ts'
import { faultPolicy, showFaultPolicy } from './fault-policy.ts'
import { baselineCommands } from './faults.ts'
import { monitoringScreens } from './monitoring-screens.ts'
import { scopePrompt } from './prompt.ts'
import { syslogCommands } from './syslog.ts'
import { command, mode, vocabulary } from './words.ts'

/** `UCS-A /monitoring # ` */
export const monitoring = mode('monitoring', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('scope fault policy', {
      help: 'Fault Policy',
      run: (_, io) => io.enter(faultPolicy),
    }),
    command('show fault policy [detail]', {
      help: 'Fault Policy',
      run: ({ detail }, { session }) => showFaultPolicy(session, detail),
    }),
    ...baselineCommands,
    ...syslogCommands,
    ...monitoringScreens,
  ],
})
