import type { RemoteShell } from './remote-shell.ts'

/** What an appliance says of itself in /etc/sf/ims.conf. */
export interface ApplianceIdentity {
  readonly uuid: string
  readonly isManager: boolean
}

const CLISH_PROMPT = /(?:^|\n)> $/
const LINUX_PROMPT = /[#$] $/
const EITHER_PROMPT = /(?:(?:^|\n)>|[#$]) $/
const PASSWORD_OR_ROOT = /(?:[Pp]assword[^\n]*: ?|# )$/
/** What follows the password: the root prompt, the question again, or the prompt of before. */
const ROOT_OR_NOT = /(?:# |\$ |[Pp]assword[^\n]*: ?)$/

/** Goes from the prompt after the login to the Linux shell; false when it does not come. */
export async function enterLinux({ sees, type }: RemoteShell): Promise<boolean> {
  const greeted = await sees(EITHER_PROMPT)
  if (greeted === undefined) return false
  if (!CLISH_PROMPT.test(greeted)) return true
  type('expert')
  return (await sees(LINUX_PROMPT)) !== undefined
}

/** Asks an appliance who it is; undefined when its file does not say. */
export async function identify({ run }: RemoteShell): Promise<ApplianceIdentity | undefined> {
  const { output } = await run('cat /etc/sf/ims.conf')
  const uuid = /^APPLIANCE_UUID=(\S+)$/m.exec(output)?.[1]
  return uuid === undefined
    ? undefined
    : { uuid, isManager: /^MODEL_CLASS="Defense Center"$/m.test(output) }
}

/** Becomes root with `sudo su`; false when the password is not the right one. */
export async function becomeRoot({ sees, type }: RemoteShell, password: string): Promise<boolean> {
  type('sudo su')
  const asked = await sees(PASSWORD_OR_ROOT)
  if (asked === undefined) return false
  if (asked.endsWith('# ')) return true
  type(password)
  return (await sees(ROOT_OR_NOT))?.endsWith('# ') ?? false
}
