import { ENCRYPTION_KEY_DN, lacksEncryptionKey } from '../encryption-key.ts'
import {
  ENCRYPTION_KEY_REFUSAL,
  KEY_CONFIRMATION,
  KEY_PROMPT,
  KEY_UNKNOWN,
  KEYS_DIFFER,
} from '../screens/encryption-key.ts'
import { edit, facts, type Visit } from '../visit.ts'
import { command } from './words.ts'

/** `set password-encryption-key` in /security, which releases before 4.2(3d) do not know. */
export const setEncryptionKey = command('set password-encryption-key', {
  help: 'Password encryption key for backups',
  async run(_, io) {
    const { session } = io
    if (!facts(session).profile.needsEncryptionKey) return KEY_UNKNOWN
    const key = await io.ask(KEY_PROMPT, { echo: false })
    session.keepSecret(key)
    if ((await io.ask(KEY_CONFIRMATION, { echo: false })) !== key || key === '') return KEYS_DIFFER
    session.buffer.send({ type: 'password.typed', host: ENCRYPTION_KEY_DN, password: key })
    edit(session, { verb: 'set', dn: ENCRYPTION_KEY_DN, attributes: {} })
  },
})

/** What an order for a backup or export is refused with; undefined when it may be given. */
export function exportRefusal(visit: Visit): string | undefined {
  return lacksEncryptionKey(facts(visit)) ? ENCRYPTION_KEY_REFUSAL : undefined
}
