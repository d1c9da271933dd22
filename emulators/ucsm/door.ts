import type { Actor } from 'xstate'
import {
  hostKeySheets,
  runCommand,
  startChart,
  visitConsole,
  type Credential,
  type SshArrival,
  type SshDoorPolicy,
  type Surroundings,
} from '../../src/emulator/index.ts'
import type { ClusterLink, Fabric } from './cluster/cluster-link.ts'
import { interconnectName } from './cluster/network-element.ts'
import { dialect } from './grammar/dialect.ts'
import { exec } from './grammar/exec.ts'
import type { ucsmMachine } from './machines/ucsm-machine.ts'
import { visitMachine } from './machines/visit-machine.ts'
import type { UcsmPlatform } from './platforms.ts'
import type { SyslogFile } from './records/syslog-file.ts'
import { loginBanner, nxosBanner } from './screens/nxos-banner.ts'
import { tooManySessions } from './screens/show-user-session.ts'
import type { SessionDesk, UserSession } from './sessions/session-desk.ts'
import { shellSessionLimits } from './sessions/session-limits.ts'
import { keyFits, passwordFits, type LoginBook } from './users/login-check.ts'
import { localNameOf } from './users/login-name.ts'
import type { Visit } from './visit.ts'
import type { LocalFiles } from './workspace/local-files.ts'

/** The interconnect that a visitor comes to. */
export interface House {
  readonly surroundings: Surroundings
  readonly appliance: Actor<typeof ucsmMachine>
  readonly platform: UcsmPlatform
  readonly fabric: Fabric
  readonly admin: Credential
  readonly syslog: SyslogFile
  readonly cluster: ClusterLink | undefined
  readonly desk: SessionDesk
  readonly files: LocalFiles
  /** Lab time of the moment when the doors opened after the last start. */
  readonly startedMs: () => number
}

type Channel = Parameters<NonNullable<SshDoorPolicy['handlers']['shell']>>[0]

/** The SSH door as the firmware that runs now has it. */
export function doorPolicy(house: House, arrival: SshArrival): SshDoorPolicy {
  const { surroundings, appliance, platform, admin } = house
  const { profile } = appliance.getSnapshot().context
  const book = (): LoginBook => {
    const { objects, now } = appliance.getSnapshot().context
    return { objects, first: admin, nowMs: now() }
  }
  const knows = (login: string, password: string) => {
    const user = localNameOf(login)
    return user !== undefined && passwordFits(book(), user, password)
  }
  return {
    ident: platform.ident,
    hidesCommands: true,
    banner: loginBanner(platform.series),
    offer: profile.sshServer,
    ...(platform.serverSigAlgs && { serverSigAlgs: platform.serverSigAlgs }),
    auth: {
      methods: ['publickey', 'password', 'keyboard-interactive'],
      password: knows,
      keyboardInteractive: { check: (user, [answer = '']) => knows(user, answer) },
      publicKey: (login, { blob }) => {
        const user = localNameOf(login)
        return user !== undefined && keyFits(book(), user, blob)
      },
    },
    handlers: {
      shell(channel, { user }) {
        const session = admit(house, arrival, user, channel)
        if (!session) return
        const plan = consolePlan(house, arrival, session)
        const greeting = nxosBanner(profile.copyrightYears)
        visitConsole(surroundings, channel, { ...plan, greeting })
      },
      exec(channel, line, { user }) {
        const session = admit(house, arrival, user, channel)
        if (session) runCommand(surroundings, channel, line, consolePlan(house, arrival, session))
      },
    },
  }
}

/** Gives somebody a session; tells them, and ends the channel, when there are too many. */
function admit(
  { surroundings, appliance, desk }: House,
  { stream, from, cut }: SshArrival,
  login: string,
  channel: Channel,
): UserSession | undefined {
  const user = localNameOf(login) ?? login
  const limits = shellSessionLimits(appliance.getSnapshot().context.objects)
  const session = desk.admit({ user, host: from, cut }, limits)
  if (session) return session
  surroundings.record(stream)('session.refused', { user, reason: 'too many sessions' })
  const text = tooManySessions(limits.total)
  channel.write(channel.pty ? text.replaceAll('\n', '\r\n') : text)
  channel.exit(1)
  return undefined
}

function consolePlan(house: House, { stream, from }: SshArrival, session: UserSession) {
  const { surroundings, appliance, fabric, desk } = house
  const { user } = session
  const buffer = startChart(surroundings, visitMachine, {
    stream,
    input: { user, appliance },
  })
  const login = { user, from, fabric }
  appliance.send({ type: 'visitor.came', login })
  return {
    dialect,
    mode: exec,
    session: visitOf(house, session, buffer),
    record: surroundings.record(stream),
    onEnd: () => {
      desk.leave(session)
      buffer.send({ type: 'visitor.left' })
      if (appliance.getSnapshot().status === 'active')
        appliance.send({ type: 'visitor.went', login })
    },
  }
}

/** What the command line of an interconnect knows of somebody who comes to it. */
export function visitOf(house: House, session: UserSession, buffer: Visit['buffer']): Visit {
  const { surroundings, appliance, platform, fabric, syslog, cluster, desk, files } = house
  return {
    get host() {
      return interconnectName(appliance.getSnapshot().context.objects, fabric)
    },
    user: session.user,
    platform,
    appliance,
    buffer,
    syslog,
    fabric,
    cluster,
    desk,
    session,
    files,
    copier() {
      const { profile, isFips } = appliance.getSnapshot().context
      return { surroundings, platform, profile, isFips }
    },
    reaches: surroundings.reaches,
    startedMs: house.startedMs,
    hostKeys: () => hostKeySheets(surroundings, ['ssh-rsa']),
    peer: undefined,
    pushedModes: [],
    keepSecret: (secret) => void surroundings.secret(secret),
    folder: { volume: 'workspace', path: '' },
    localUser: '',
    openFabric: fabric,
    organizations: [],
    macPool: '',
    backupHost: '',
    importHost: '',
  }
}
