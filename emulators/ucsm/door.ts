import type { Actor } from 'xstate'
import {
  runCommand,
  startChart,
  visitConsole,
  type Credential,
  type SshDoorPolicy,
  type Surroundings,
} from '../../src/emulator/index.ts'
import { dialect } from './grammar/dialect.ts'
import { exec } from './grammar/exec.ts'
import type { ucsmMachine } from './machines/ucsm-machine.ts'
import { visitMachine } from './machines/visit-machine.ts'
import type { UcsmPlatform } from './platforms.ts'
import { loginBanner, nxosBanner } from './screens/nxos-banner.ts'
import type { Visit } from './visit.ts'

/** The interconnect that a visitor comes to. */
export interface House {
  readonly surroundings: Surroundings
  readonly appliance: Actor<typeof ucsmMachine>
  readonly platform: UcsmPlatform
  readonly host: string
  readonly admin: Credential
}

/** The SSH door as the firmware that runs now has it. `stream` is the connection's in the journal. */
export function doorPolicy(house: House, stream: string): SshDoorPolicy {
  const { surroundings, appliance, platform, admin } = house
  const { profile } = appliance.getSnapshot().context
  const knows = (user: string, password: string) =>
    user === admin.username && password === admin.password
  return {
    ident: platform.ident,
    banner: loginBanner(platform.series),
    offer: profile.sshServer,
    auth: {
      methods: ['publickey', 'password', 'keyboard-interactive'],
      password: knows,
      keyboardInteractive: { check: (user, [answer = '']) => knows(user, answer) },
    },
    handlers: {
      shell: (channel, { user }) =>
        visitConsole(surroundings, channel, {
          ...consolePlan(house, stream, user),
          greeting: nxosBanner(profile.copyrightYears),
        }),
      exec: (channel, line, { user }) =>
        runCommand(surroundings, channel, line, consolePlan(house, stream, user)),
    },
  }
}

function consolePlan(house: House, stream: string, user: string) {
  const { surroundings, appliance, platform, host } = house
  const { commitMs } = appliance.getSnapshot().context.profile.timings
  const buffer = startChart(surroundings, visitMachine, {
    stream,
    input: { user, commitMs, appliance },
  })
  const session: Visit = {
    host,
    user,
    platform,
    appliance,
    buffer,
    keepSecret: (secret) => void surroundings.secret(secret),
    backupHost: '',
  }
  const record = surroundings.record(stream)
  return {
    dialect,
    mode: exec,
    session,
    record,
    onEnd: () => buffer.send({ type: 'visitor.left' }),
  }
}
