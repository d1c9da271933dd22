import type { CommandContext } from '../../linux/index.ts'
import type { HostKeyFacts } from '../../ssh/index.ts'
import {
  addedWords,
  changedKeyWords,
  DISABLED,
  notKnownWords,
  strictWords,
  unknownKeyQuestion,
  unknownKeyWords,
  VERIFICATION_FAILED,
  yesOrNoQuestion,
} from './host-key-words.ts'
import { knownName, readKnownHosts, type KnownHosts } from './known-hosts.ts'
import type { Questions } from './questions.ts'
import type { SshTarget } from './target.ts'

/** Whether a connection goes on with a host key; `without-password` lets no password be sent. */
export type HostKeyAnswer =
  | { readonly goesOn: true; readonly sendsPasswords: boolean }
  | { readonly goesOn: false; readonly reason: string }

/** What a host key is looked at with. */
export interface HostKeyLook {
  readonly target: SshTarget
  /** The address behind the host's name. */
  readonly address: string
  readonly context: CommandContext
  readonly questions: Questions
  readonly say: (text: string) => void
  readonly version: number
}

/** What the account knows of the host of a target. */
export function knownHostsOf(
  context: CommandContext,
  { host, port, settings }: SshTarget,
): KnownHosts {
  const file = settings.get('userknownhostsfile')?.split(/\s+/)[0]
  return readKnownHosts(context, { host, port, ...(file !== undefined && { file }) })
}

/** Looks a host key up, asks about one that is not known, and refuses one that has changed (ssh_config(5)). */
export async function checkHostKey(key: HostKeyFacts, look: HostKeyLook): Promise<HostKeyAnswer> {
  const { target, context, say, version } = look
  const known = knownHostsOf(context, target)
  const blob = key.publicBlob.toString('base64')
  if (known.entries.some((entry) => entry.key === blob)) return ACCEPTED
  const offending = known.entries.find(({ type }) => type === key.type) ?? known.entries[0]
  if (!offending) return admit(key, known, look)
  say(changedKeyWords(key, { file: known.path, ...offending }))
  if (isLenient(target)) {
    say(DISABLED)
    return { goesOn: true, sendsPasswords: false }
  }
  say(strictWords(target.host, key.type, version))
  say(VERIFICATION_FAILED)
  return { goesOn: false, reason: 'another host key is known' }
}

const ACCEPTED: HostKeyAnswer = { goesOn: true, sendsPasswords: true }

function strictness({ settings }: SshTarget): string {
  return settings.get('stricthostkeychecking')?.toLowerCase() ?? 'ask'
}

function isLenient(target: SshTarget): boolean {
  return ['no', 'off'].includes(strictness(target))
}

async function admit(
  key: HostKeyFacts,
  known: KnownHosts,
  look: HostKeyLook,
): Promise<HostKeyAnswer> {
  const { target, say } = look
  const name = knownName(target.host, target.port)
  const strict = strictness(target)
  if (strict === 'yes') {
    say(notKnownWords(name, key.type) + VERIFICATION_FAILED)
    return { goesOn: false, reason: 'the host key is not known' }
  }
  const isTaken = strict !== 'ask' || (await isWanted(key, look))
  if (!isTaken) {
    say(VERIFICATION_FAILED)
    return { goesOn: false, reason: 'the host key was not accepted' }
  }
  if (known.add(key)) say(addedWords(name, key.type))
  else say(`Failed to add the host to the list of known hosts (${known.path}).\n`)
  return ACCEPTED
}

async function isWanted(key: HostKeyFacts, look: HostKeyLook): Promise<boolean> {
  const { target, address, context, questions, say, version } = look
  const { host, port } = target
  if (!context.tty || target.settings.get('batchmode') === 'yes') return false
  const shown = port === 22 ? `${host} (${address})` : `[${host}]:${port} ([${address}]:${port})`
  say(unknownKeyWords(shown, key, version))
  let question = unknownKeyQuestion(version)
  for (;;) {
    const said = (await questions.ask(question))?.trim()
    if (said === undefined || said.toLowerCase() === 'no') return false
    if (said.toLowerCase() === 'yes') return true
    if (version >= 8 && said === key.fingerprintSha256) return true
    question = yesOrNoQuestion(version)
  }
}
