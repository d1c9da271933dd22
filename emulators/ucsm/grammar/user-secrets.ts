import type { CommandIo } from '../../../src/emulator/index.ts'
import type { Edit } from '../managed-objects.ts'
import { BAD_SSH_KEY, DSA_REFUSED, PASSWORDS_DIFFER } from '../screens/user-errors.ts'
import { keySet, userDn } from '../users/local-users.ts'
import { keptPassword } from '../users/login-check.ts'
import { readSshKey } from '../users/ssh-key-text.ts'
import type { Visit } from '../visit.ts'

/** Asks for a new password twice, without echo; the change keeps no more than its digest. */
export async function askNewPassword(io: CommandIo<Visit>): Promise<string | Edit> {
  const { localUser, keepSecret } = io.session
  const password = await io.ask('Enter a password:', { echo: false })
  keepSecret(password)
  const again = await io.ask('Confirm the password:', { echo: false })
  keepSecret(again)
  if (password !== again) return PASSWORDS_DIFFER
  const attributes = { encPwd: keptPassword(localUser, password) }
  return { verb: 'set', dn: userDn(localUser), attributes }
}

/** Reads a public key of several lines. */
export async function askSshKey(io: CommandIo<Visit>): Promise<string | Edit> {
  const lines = await io.readLines({
    intro:
      "Enter lines one at a time. Enter ENDOFBUF to finish. Press ^C to abort.\nUser's SSH key:",
    prompt: '> ',
    endMarker: 'ENDOFBUF',
  })
  return takeSshKey(lines.join('\n'), io.session)
}

/** The change that gives the open user a key; what is said instead when it is not one. */
export function takeSshKey(text: string, { localUser }: Visit): string | Edit {
  if (text === '') return keySet(localUser, '')
  const key = readSshKey(text)
  if (!key) return BAD_SSH_KEY
  if (key.type === 'ssh-dss') return DSA_REFUSED
  if (key.type !== 'ssh-rsa') return BAD_SSH_KEY
  return keySet(localUser, text)
}
