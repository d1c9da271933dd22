import { showAuditLogs } from './audit-logs.ts'
import { setEncryptionKey } from './encryption-key.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { localUserCommands } from './local-users.ts'
import { showUserSession } from './user-sessions.ts'
import { mode, vocabulary } from './words.ts'

/** `UCS-A /security # ` */
export const security = mode('security', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [...localUserCommands, showUserSession, setEncryptionKey, showAuditLogs],
})
