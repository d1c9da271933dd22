import {
  createShell,
  runLinuxCommand,
  serveLinuxScp,
  serveLinuxSftp,
  visitLinux,
  type Credential,
  type HostKeyOptions,
  type HostKeyType,
  type LinuxHost,
  type SshArrival,
  type SshDoorPolicy,
  type Surroundings,
} from '../../src/emulator/index.ts'
import type { JumpHostProfile } from './vocabulary.ts'

/** The jump host that a visitor comes to. */
export interface House {
  readonly surroundings: Surroundings
  readonly profile: JumpHostProfile
  readonly login: Credential
  readonly host: LinuxHost
}

/** The login methods of Debian's sshd as packaged. */
export const authMethods = ['publickey', 'password'] as const

/** The SSH door: a shell, command lines, and the files behind both. */
export function doorPolicy(house: House, { stream }: SshArrival): SshDoorPolicy {
  const { surroundings, profile, login, host } = house
  const record = surroundings.record(stream)
  const shell = () => createShell({ host, account: host.accounts.find(login.username)! })
  const files = { shell, record }
  return {
    ident: profile.ident,
    offer: profile.offer,
    hostKeyOptions: keyOptionsOf(profile),
    auth: {
      methods: authMethods,
      password: (user, password) => user === login.username && password === login.password,
    },
    handlers: {
      sftp: (session) => serveLinuxSftp(surroundings, session, files),
      shell: (channel) => void visitLinux(surroundings, channel, { shell: shell(), record }),
      exec(channel, line) {
        if (serveLinuxScp(surroundings, channel, line, files)) return
        runLinuxCommand(surroundings, channel, line, { shell: shell(), record })
      },
    },
  }
}

/** How large the host keys of a system are. */
export function keyOptionsOf({ hostKeys }: JumpHostProfile) {
  return (type: HostKeyType): HostKeyOptions => ({
    bits: hostKeys.find((key) => key.type === type)?.bits ?? 0,
  })
}
