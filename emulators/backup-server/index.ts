import { defineEmulator, faults } from '../../src/emulator/index.ts'
import { behaviours } from './behaviours.ts'
import { backupServerEvidence } from './evidence.ts'
import { backupServerMachine } from './machine.ts'
import { backupServerProfiles } from './profiles.ts'
import { readFault } from './server-faults.ts'
import { backupServerSsh } from './ssh-sheet.ts'
import { startBackupServer } from './start.ts'

const setting = (says: string) => ({ says, optional: true })

/** A server that backups are sent to over SFTP or SCP, and over FTP or TFTP where the cast says so. */
export const backupServer = defineEmulator({
  name: 'backup-server',
  imitates: 'SSH servers of several products and eras, with SFTP and SCP',
  profiles: backupServerProfiles,
  defaultProfile: 'openssh-9.2',
  options: {
    username: 'The user that may log in. Default backup.',
    password: 'The password of that user. Chosen by the seed when absent.',
    users: 'More users, each with username and password. All have the same disk.',
    quotaBytes: 'Bytes that the disk holds, when files are kept in memory.',
    files: 'Files on the disk from the start, by path, when they are kept in memory.',
    folder: 'A folder of this machine for the files, instead of memory. It is never left.',
    motd: 'Text that a login prints before anything else.',
    home: 'The directory in which relative paths start. Default /.',
    ftp: 'Whether there is an FTP door as well, on port 21. Default false.',
    ftpDataPorts: 'Ports for FTP data connections, as 50000-50099. Any free one when absent.',
    tftp: 'Whether there is a TFTP door as well, on port 69; it asks for no login. Default false.',
  },
  optionKinds: {
    username: 'text',
    password: 'text',
    users: 'logins',
    quotaBytes: 'number',
    files: 'texts',
    folder: 'text',
    motd: 'text',
    home: 'text',
    ftp: 'flag',
    ftpDataPorts: 'text',
    tftp: 'flag',
  },
  doors: [
    { service: 'ssh', port: 22 },
    { service: 'ftp', port: 21 },
    { service: 'tftp', port: 69 },
  ],
  machines: [backupServerMachine],
  commands: () => [],
  behaviours,
  events: {
    'software.upgraded': {
      says: 'The software of another profile is installed; connections made from now on meet it.',
      facts: { to: { says: 'the profile', oneOf: Object.keys(backupServerProfiles) } },
    },
    'service.stopped': { says: 'The SSH service is stopped.', facts: {} },
    'service.started': { says: 'The SSH service is started again.', facts: {} },
    'fault.injected': {
      says: 'Connections or the disk fail in this way from now on.',
      facts: {
        fault: { says: 'which fault', oneOf: Object.keys(faults) },
        bytes: setting('bytes after which it happens, or that there is room for'),
        bytesPerSecond: setting('bytes that pass in a second of lab time'),
        delayMs: setting('milliseconds of lab time'),
        jitterMs: setting('milliseconds of lab time, at most'),
        afterBytes: setting('bytes after which the connection is reset'),
        after: setting('when silence begins: connect or bytes'),
        direction: setting('inbound or outbound'),
        path: setting('a regular expression over paths'),
      },
      check: ({ fault = '', ...settings }) => void readFault(fault, settings),
    },
    'faults.lifted': { says: 'Connections and disk work again.', facts: {} },
  },
  ssh: backupServerSsh,
  evidence: backupServerEvidence,
  start: startBackupServer,
})

export type { BackupServerHandle } from './handle.ts'
export type { BackupServerOptions } from './start.ts'
