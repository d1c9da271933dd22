import {
  runCommand,
  shareTerminal,
  terminalOver,
  visitConsole,
  type SshArrival,
  type SshDoorPolicy,
} from '../../src/emulator/index.ts'
import { filesOverSsh } from '../sftunnel/access/files-over-ssh.ts'
import { clishDialect } from '../sftunnel/clish/dialect.ts'
import { loginText } from '../sftunnel/screens/login-text.ts'
import type { VersionFacts } from '../sftunnel/screens/show-version.ts'
import { removeManagerFolder } from './files/peer-folders.ts'
import { clish } from './grammar/clish.ts'
import type { House } from './house.ts'
import { productName } from './models.ts'
import { lastLogin } from './screens/last-login.ts'
import { authMethods } from '../sftunnel/release/ssh-sheet.ts'
import { facts, type Visit } from './visit.ts'

/** The one account of a device. */
export const ADMIN = 'admin'

/** The SSH door as the release has it. */
export function doorPolicy(house: House, arrival: SshArrival): SshDoorPolicy {
  const { surroundings, isPassword, expert } = house
  const { profile } = facts(house)
  const knows = (user: string, password: string) => user === ADMIN && isPassword(password)
  const record = surroundings.record(arrival.stream)
  const { shell, refresh } = expert
  const files = filesOverSsh(surroundings, { shell, record, refresh })
  return {
    ident: profile.ident,
    hidesCommands: true,
    offer: profile.sshServer,
    auth: {
      methods: authMethods,
      password: knows,
      keyboardInteractive: { check: (user, [answer = '']) => knows(user, answer) },
    },
    handlers: {
      sftp: files.sftp,
      shell(channel) {
        const shared = shareTerminal(terminalOver(channel), surroundings.activity)
        visitConsole(surroundings, channel, {
          dialect: clishDialect<Visit>(),
          mode: clish,
          session: visitOf(house, async () => {
            const terminal = await shared.lend()
            await expert.open(terminal, record, (hangUp) => channel.onClose(hangUp))
          }),
          record,
          greeting: greetingOf(house, arrival.from),
          terminal: shared.front,
        })
      },
      exec(channel, line) {
        if (files.scp(channel, line)) return
        const session = visitOf(house, () => Promise.resolve())
        const dialect = clishDialect<Visit>()
        runCommand(surroundings, channel, line, { dialect, mode: clish, session, record })
      },
    },
  }
}

/** Somebody at the prompt of the device. */
function visitOf(house: House, openExpert: () => Promise<unknown>): Visit {
  const { appliance, end, processes, now, services, surroundings, tree } = house
  return {
    appliance,
    end,
    processes,
    now,
    openExpert,
    keepSecret: surroundings.secret,
    version: () => versionOf(house),
    forgetManager(uuid) {
      end.tunnel.forget(uuid)
      removeManagerFolder(tree, uuid)
      if (end.tunnel.peers().length === 0) services.dropPolicies()
    },
  }
}

function versionOf(house: House): VersionFacts {
  const { profile, network } = facts(house)
  const { version, build, vdb, rulesUpdate, lspVersion } = profile
  return {
    hostname: network.hostname,
    model: productName(profile, house.model),
    modelNumber: house.model.modelNumber,
    version,
    build,
    uuid: house.end.self().uuid,
    vdb,
    ...(rulesUpdate !== undefined && { rulesUpdate }),
    ...(lspVersion !== undefined && { lspVersion }),
  }
}

/** What is printed before the first prompt; the login that it belongs to counts. */
function greetingOf(house: House, from: string): string {
  const { logins, now, model } = house
  const { profile } = facts(house)
  logins.count++
  const lead = lastLogin(ADMIN, logins.count, logins.last)
  logins.last = { atMs: now(), from }
  return `${lead}${loginText({ ...profile, model: productName(profile, model) })}`
}
