import {
  recalled,
  serveLinuxScp,
  serveLinuxSftp,
  type LinuxFilePlan,
  type SshChannel,
  type SshDoorPolicy,
  type Surroundings,
} from '../../../src/emulator/index.ts'

export const evidence = recalled(
  'sshd of both appliances serves SFTP and scp on the Linux files with the rights of admin, though the login itself comes to clish.',
)

/** The ways in which files go in and out of an appliance over SSH. */
export interface FilesOverSsh {
  readonly sftp: NonNullable<SshDoorPolicy['handlers']['sftp']>
  /** Serves an exec request that is an scp command; false when it is none. */
  readonly scp: (channel: SshChannel, line: string) => boolean
}

/** Gives the files of an appliance to whoever has logged in, with the rights of the account. */
export function filesOverSsh(surroundings: Surroundings, plan: LinuxFilePlan): FilesOverSsh {
  return {
    sftp: (session) => serveLinuxSftp(surroundings, session, plan),
    scp: (channel, line) => serveLinuxScp(surroundings, channel, line, plan),
  }
}
