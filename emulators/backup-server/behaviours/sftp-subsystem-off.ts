import type { Behaviour } from '../meeting.ts'

/** The line `Subsystem sftp` is missing in sshd_config. */
export const sftpSubsystemOff: Behaviour = {
  says: 'SSH works, but a request for the sftp subsystem is refused.',
  change: (met) => ({ ...met, profile: { ...met.profile, sftp: false } }),
}
