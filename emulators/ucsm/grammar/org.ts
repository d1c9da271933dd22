import { exportPolicyCommands } from './export-policies.ts'
import { everywhere } from './everywhere.ts'
import { diagPolicyScreen } from './diag-policy.ts'
import { macPools } from './mac-pools.ts'
import { scopePrompt } from './prompt.ts'
import { organizationCommands, serviceProfileScreen } from './organizations.ts'
import { mode, vocabulary, type Mode } from './words.ts'

/** `UCS-A /org # ` */
export const org: Mode = mode('org', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    ...organizationCommands(() => org),
    serviceProfileScreen,
    ...exportPolicyCommands,
    ...macPools,
    diagPolicyScreen,
  ],
})
