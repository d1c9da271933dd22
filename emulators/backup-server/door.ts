import type { Actor } from 'xstate'
import {
  cuttingFiles,
  serveFilesOverScp,
  serveFilesOverSftp,
  type Credential,
  type FileStore,
  type HostKeyOptions,
  type HostKeyType,
  type SshArrival,
  type SshDoorPolicy,
  type Surroundings,
  type TransferEvent,
  type Version1Policy,
} from '../../src/emulator/index.ts'
import type { backupServerMachine } from './machine.ts'
import type { Meeting } from './meeting.ts'
import type { ServerLinux } from './shell/server-linux.ts'
import { storeFaults } from './server-faults.ts'

/** The server that a client comes to. */
export interface House {
  readonly surroundings: Surroundings
  readonly server: Actor<typeof backupServerMachine>
  /** What a client meets that connects now. */
  readonly meeting: () => Meeting
  /** The disk that such a client meets, as its faults leave it. */
  readonly disk: () => FileStore
  readonly home: string
  readonly motd: string | undefined
  readonly users: readonly Credential[]
  readonly onFile: (event: TransferEvent) => void
  /** Behind a shell or a command. */
  readonly linux: ServerLinux
}

/** The SSH door as the software that runs now has it. */
export function doorPolicy(
  house: House,
  { stream, cut }: SshArrival,
): SshDoorPolicy | Version1Policy {
  const { surroundings, server, users, home, motd, onFile, linux } = house
  const { faults } = server.getSnapshot().context
  const met = house.meeting()
  const { profile, version1Ident, takesAnyPassword } = met
  if (version1Ident !== undefined) return { version1Ident }
  const record = surroundings.record(stream)
  const printed = motd ?? profile.greeting
  const noise = printed === undefined ? undefined : `${printed.trimEnd()}\n`
  const files = () => ({
    store: cuttingFiles(house.disk(), storeFaults(faults), { cut, record }),
    home,
    record,
    noise,
    onFile,
  })
  const knows = (user: string, password: string) =>
    takesAnyPassword ||
    users.some(({ username, password: right }) => username === user && password === right)
  const { gexMinBits, ...limits } = profile.limits
  return {
    ident: profile.ident,
    ...(profile.banner !== undefined && { banner: profile.banner }),
    offer: profile.offer,
    ...(gexMinBits !== undefined && { gexMinBits }),
    limits,
    hostKeyOptions: keyOptionsOf(met),
    auth: {
      methods: profile.authMethods,
      password: knows,
      keyboardInteractive: { check: (user, [answer = '']) => knows(user, answer) },
    },
    handlers: {
      ...(profile.sftp && {
        sftp: (session) => serveFilesOverSftp(surroundings, session, files()),
      }),
      exec(channel, command, { user }) {
        if (profile.scp && serveFilesOverScp(surroundings, channel, command, files())) return
        const visitor = { user, met, record, line: command, greeting: noise ?? '' }
        if (!linux.enter(channel, visitor)) refuseCommand(channel, command)
      },
      shell(channel, { user }) {
        if (linux.enter(channel, { user, met, record, greeting: noise ?? '' })) return
        if (noise !== undefined) channel.write(noise.replaceAll('\n', '\r\n'))
        channel.writeError('This account is for file transfers only.\r\n')
        channel.exit(1)
      },
    },
  }
}

/** How the host keys are made that a client meets. */
export function keyOptionsOf({ profile, keyGeneration }: Meeting) {
  return (type: HostKeyType): HostKeyOptions => ({
    bits: profile.hostKeyTypes.find((key) => key.type === type)?.bits ?? 0,
    ...(keyGeneration > 0 && { generation: keyGeneration }),
  })
}

function refuseCommand(
  channel: { writeError: (text: string) => unknown; exit: (code: number) => void },
  command: string,
): void {
  const [program = ''] = command.trim().split(/\s+/)
  channel.writeError(`sh: ${program}: command not found\n`)
  channel.exit(127)
}
