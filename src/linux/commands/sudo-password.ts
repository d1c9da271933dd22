import type { CommandContext, CommandOutcome } from '../command.ts'
import type { PasswordSource } from './password-source.ts'

/** Wrong passwords before sudo gives up (sudoers(5), `passwd_tries`). */
const TRIES_MAX = 3
/** Lab time for which a right password is remembered (sudoers(5), `timestamp_timeout`: 15 minutes). */
const REMEMBERED_MS = 15 * 60_000

/** sudo's lecture, as every copy of it prints it. Source: sudo's own sources and the FMC capture of the facts. */
const LECTURE = `
We trust you have received the usual lecture from the local System
Administrator. It usually boils down to these three things:

    #1) Respect the privacy of others.
    #2) Think before you type.
    #3) With great power comes great responsibility.

`

/** How sudo asks. */
export interface SudoQuestion {
  readonly source: PasswordSource
  /** `-n`: refuses where it would have to ask. */
  readonly never: boolean
}

/**
 * Asks for the password when it is needed; what sudo says when it refuses. A right one is remembered for this
 * terminal alone (sudoers(5), `timestamp_type=tty`).
 */
export async function authenticate(
  { account, host, session }: CommandContext,
  { source, never }: SudoQuestion,
): Promise<CommandOutcome | undefined> {
  const { sudo, clock, facts } = host
  const { name, sudo: right = 'no', passwordIs = () => false } = account
  if (name === 'root' || right === 'without-password') return undefined
  const stampMs = session.sudoStampsMs.get(name)
  if (right !== 'no' && stampMs !== undefined && clock.now() - stampMs < REMEMBERED_MS)
    return undefined
  if (!source.ask) return refused('a terminal is required to read the password')
  if (never) return refused('a password is required')
  if (!sudo.lectured.has(name)) source.say(LECTURE)
  sudo.lectured.add(name)
  for (let tries = 1; tries <= TRIES_MAX; tries++) {
    const typed = await source.ask(facts.sudoPrompt.replaceAll('%p', name))
    if (typed === undefined) return refused('no password was provided')
    if (passwordIs(typed)) {
      if (right === 'no') return notInSudoers(name)
      session.sudoStampsMs.set(name, clock.now())
      return undefined
    }
    if (tries < TRIES_MAX) source.say('Sorry, try again.\n')
  }
  return refused(`${TRIES_MAX} incorrect password attempts`)
}

function refused(why: string): CommandOutcome {
  return { stderr: `sudo: ${why}\n`, exitCode: 1 }
}

function notInSudoers(name: string): CommandOutcome {
  return {
    stderr: `${name} is not in the sudoers file.  This incident will be reported.\n`,
    exitCode: 1,
  }
}
