import { ClientAttempt } from './client-attempt.ts'
import type { SshClientOptions, SshOutcome } from './client-options.ts'
import type { SshSocket } from './server-policy.ts'

/** Speaks SSH as the client on a connected socket until logged in or refused; rejects only when a callback throws. */
export function openSsh(socket: SshSocket, options: SshClientOptions): Promise<SshOutcome> {
  const { activity, user } = options
  const connect = () => new ClientAttempt(socket, options).outcome
  return activity ? activity.during(`ssh of ${user}`, connect) : connect()
}
