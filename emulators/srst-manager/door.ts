import type { Actor } from 'xstate'
import {
  passwordDigest,
  runCommand,
  visitConsole,
  type RunningConsole,
  type SshArrival,
  type SshDoor,
  type SshDoorPolicy,
  type Surroundings,
} from '../../src/emulator/index.ts'
import { objectKey } from './data/system-objects.ts'
import { dialect } from './grammar/dialect.ts'
import { exec } from './grammar/exec.ts'
import { offline } from './grammar/offline.ts'
import type { LogBook } from './logs/log-book.ts'
import type { srstMachine } from './machines/srst-machine.ts'
import { authMethods, hostKeyOptions } from './ssh-sheet.ts'
import type { Visit } from './visit.ts'

/** The machine that a visitor comes to. */
export interface House {
  readonly surroundings: Surroundings
  readonly appliance: Actor<typeof srstMachine>
  readonly logs: LogBook
  /** The command lines that are open. */
  readonly consoles: Set<RunningConsole>
}

/** The SSH door as the release has it. */
export function doorPolicy(house: House, arrival: SshArrival): SshDoorPolicy {
  const { surroundings, appliance } = house
  const { profile } = appliance.getSnapshot().context
  const knows = (user: string, password: string) => passwordFits(house, user, password)
  return {
    ident: profile.ident,
    hidesCommands: true,
    offer: profile.sshServer,
    gexMinBits: 1_024,
    hostKeyOptions,
    auth: {
      methods: authMethods,
      password: knows,
      keyboardInteractive: { check: (user, [answer = '']) => knows(user, answer) },
    },
    handlers: {
      shell: (channel, { user }) =>
        attend(house, visitConsole(surroundings, channel, consolePlan(house, arrival, user))),
      exec: (channel, line, { user }) =>
        attend(house, runCommand(surroundings, channel, line, consolePlan(house, arrival, user))),
    },
  }
}

function attend({ consoles }: House, running: RunningConsole): void {
  consoles.add(running)
  void running.done.then(() => consoles.delete(running))
}

/** Throws everybody out; what was printed to them until now still arrives. */
export function throwOut({ consoles }: House, door: SshDoor, reason: string): void {
  for (const running of consoles) running.close('hang-up')
  door.dismiss(reason)
}

/** Somebody at the prompt of the machine, or what runs there on their behalf. */
export function visitOf(
  { surroundings, appliance, logs }: House,
  { user, from }: Pick<Visit, 'user' | 'from'>,
): Visit {
  const sinceMs = surroundings.clock.now()
  return { surroundings, appliance, logs, user, from, sinceMs, isEnabled: true, openSchedule: '' }
}

function consolePlan(house: House, { stream, from }: SshArrival, user: string) {
  const { surroundings, appliance } = house
  const { profile } = appliance.getSnapshot().context
  return {
    dialect: dialect(profile.timings.idleMs),
    mode: exec,
    entered: waitsForAdministrator(appliance) ? [offline] : [],
    session: visitOf(house, { user, from }),
    record: surroundings.record(stream),
  }
}

/** Whether the system stays offline until somebody says otherwise; for a backup by schedule it does not. */
function waitsForAdministrator(appliance: House['appliance']): boolean {
  const now = appliance.getSnapshot()
  return now.matches('offline') && !now.context.returnsOnline
}

/** An account without a password lets nobody in. */
function passwordFits({ appliance }: House, user: string, password: string): boolean {
  const { objects } = appliance.getSnapshot().context
  const digest = objects[objectKey('account', user)]?.attributes.digest
  return digest !== undefined && digest === passwordDigest(password, user)
}
