import {
  openLinux,
  runCommand,
  runLinuxCommand,
  shareTerminal,
  terminalOver,
  visitConsole,
  visitLinux,
  type SshArrival,
  type SshDoorPolicy,
} from '../../src/emulator/index.ts'
import { filesOverSsh } from '../sftunnel/access/files-over-ssh.ts'
import { clishDialect } from '../sftunnel/clish/dialect.ts'
import { loginText } from '../sftunnel/screens/login-text.ts'
import type { VersionFacts } from '../sftunnel/screens/show-version.ts'
import { MODEL_NUMBER } from './files/factory-files.ts'
import { clish } from './grammar/clish.ts'
import type { House } from './house.ts'
import { lastLogin } from './screens/last-login.ts'
import { authMethods } from '../sftunnel/release/ssh-sheet.ts'
import type { Visit } from './visit.ts'

/** The one account of a manager's command line. */
export const ADMIN = 'admin'

/** The SSH door as the release has it. */
export function doorPolicy(house: House, arrival: SshArrival): SshDoorPolicy {
  const { profile } = house.appliance.getSnapshot().context
  const knows = (user: string, password: string) => user === ADMIN && house.isPassword(password)
  return {
    ident: profile.ident,
    offer: profile.sshServer,
    auth: {
      methods: authMethods,
      password: knows,
      keyboardInteractive: { check: (user, [answer = '']) => knows(user, answer) },
    },
    handlers: profile.hasClish ? clishHandlers(house, arrival) : linuxHandlers(house, arrival),
  }
}

type Handlers = SshDoorPolicy['handlers']

/** From 7.0 on a login comes to clish, and `expert` leads to the shell. */
function clishHandlers(house: House, { stream, from }: SshArrival): Handlers {
  const { surroundings, shell } = house
  const record = surroundings.record(stream)
  const dialect = clishDialect<Visit>()
  const files = filesOverSsh(surroundings, { shell, record })
  return {
    sftp: files.sftp,
    shell(channel) {
      const shared = shareTerminal(terminalOver(channel), surroundings.activity)
      const openExpert = async () => {
        const running = openLinux(surroundings, await shared.lend(), { shell: shell(), record })
        channel.onClose(running.hangUp)
        await running.done
      }
      visitConsole(surroundings, channel, {
        dialect,
        mode: clish,
        session: visitOf(house, openExpert),
        record,
        greeting: greetingOf(house, from),
        terminal: shared.front,
      })
    },
    exec(channel, line) {
      if (files.scp(channel, line)) return
      const session = visitOf(house, () => Promise.resolve())
      runCommand(surroundings, channel, line, { dialect, mode: clish, session, record })
    },
  }
}

/** Before 7.0 a login comes straight to the shell. */
function linuxHandlers(house: House, { stream, from }: SshArrival): Handlers {
  const { surroundings, shell } = house
  const record = surroundings.record(stream)
  const files = filesOverSsh(surroundings, { shell, record })
  return {
    sftp: files.sftp,
    shell: (channel) => {
      const greeting = greetingOf(house, from)
      visitLinux(surroundings, channel, { shell: shell(), record, greeting })
    },
    exec: (channel, line) => {
      if (files.scp(channel, line)) return
      runLinuxCommand(surroundings, channel, line, { shell: shell(), record })
    },
  }
}

/** Somebody at the prompt of the manager. */
function visitOf(house: House, openExpert: () => Promise<unknown>): Visit {
  return { appliance: house.appliance, openExpert, version: () => versionOf(house) }
}

function versionOf({ appliance, end }: House): VersionFacts {
  const { profile, vdb } = appliance.getSnapshot().context
  const { model, version, build, rulesUpdate, lspVersion } = profile
  const { name: hostname, uuid } = end.self()
  return {
    hostname,
    model,
    modelNumber: MODEL_NUMBER,
    version,
    build,
    uuid,
    vdb,
    ...(rulesUpdate !== undefined && { rulesUpdate }),
    ...(lspVersion !== undefined && { lspVersion }),
  }
}

/** What is printed before the first prompt; the next login tells of this one. */
function greetingOf({ logins, now, appliance }: House, from: string): string {
  const lead = lastLogin(logins.last)
  logins.last = { atMs: now(), from }
  return `${lead}${loginText(appliance.getSnapshot().context.profile)}`
}
