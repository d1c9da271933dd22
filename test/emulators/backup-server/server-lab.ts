import { onTestFinished } from 'vitest'
import { backupServer, ucsm } from '../../../emulators/index.ts'
import type {
  BackupServerHandle,
  BackupServerOptions,
} from '../../../emulators/backup-server/index.ts'
import type { UcsmHandle } from '../../../emulators/ucsm/index.ts'
import { loginTo } from '../../../src/emulator/operator-session.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'

/** A lab with a backup server, and an interconnect that sends files to it. */
export async function startServer(options: BackupServerOptions = {}, release = '4.0(2a)') {
  const lab = await stillLab(
    {
      fi: ucsm({ profile: release }),
      server: backupServer({ password: 'server-secret', ...options }),
    },
    { keyFolder: keyFolder() },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const fi = lab.appliance('fi')
  const server = lab.appliance('server')

  /** Backs up the configuration; true when it arrived. */
  async function backUp({
    protocol = 'sftp',
    user = 'backup',
    password = 'server-secret',
    path = '/fi.xml',
  } = {}): Promise<boolean> {
    const [admin] = fi.credentials
    const cli = await loginTo({ name: 'fi', address: fi.address, ...admin! }, lab.operator)
    await cli.enter('scope system')
    await cli.enter(`enter backup ${protocol}://${user}@server${path} all-configuration enabled`, {
      password,
    })
    await cli.enter('commit-buffer')
    cli.close()
    return (fi.handle as UcsmHandle).backupSucceeds('server')
  }

  /** Sets the password encryption key, without which newer releases make no backup. */
  async function setKey(key: string): Promise<void> {
    const [admin] = fi.credentials
    const cli = await loginTo({ name: 'fi', address: fi.address, ...admin! }, lab.operator)
    await cli.enter('scope security')
    await cli.enter('set password-encryption-key', { password: key })
    await cli.enter('commit-buffer')
    cli.close()
  }

  return {
    lab,
    setKey,
    fi: fi.handle as UcsmHandle,
    server: server.handle as BackupServerHandle,
    appliance: server,
    backUp,
    error: () => (fi.handle as UcsmHandle).backupFsm('server').error,
    journal: (event: string) =>
      lab.journal.entries({ appliance: 'server', event }).map(({ data }) => data),
  }
}
