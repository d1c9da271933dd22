import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'While SFTP is blocked, FTP to the same server keeps the backups going',
  story: `The interconnect is on 4.0(2a), the Windows server speaks nothing that it still offers, and the new
    server comes next month. Over FTP, which has no algorithms to agree on, the same two boxes get on: the
    backup arrives, and its password crosses the network in clear. So FTP is a bridge and not the repair.`,
  references: ['Field note on backups after 4.0(2a)', 'Administration guide 4.3, backing up'],
  tags: ['ucsm', 'ssh', 'sftp', 'ftp', 'backup', 'workaround'],
  lab: {
    start: '2019-09-16T07:00:00Z',
    cast: {
      fi: ucsm({ profile: '4.0(2a)', platform: '6332' }),
      server: backupServer({
        profile: 'windows-sftp-2014',
        hostname: 'backup.example.com',
        ftp: true,
      }),
    },
  },

  async script({ fi, server, step, journal, advance }) {
    const host = server.hostname

    async function backUpOver(protocol: 'sftp' | 'ftp'): Promise<boolean> {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(
        `enter backup ${protocol}://${server.username}@${host}/fi.bak full-state enabled`,
        { password: server.password },
      )
      await cli.enter('commit-buffer')
      cli.close()
      return fi.backupSucceeds(host)
    }

    await step('over SFTP the backup is blocked', async ({ claim }) => {
      claim('the backup fails', !(await backUpOver('sftp')), fi.backupFsm(host))
      const refused = journal({ appliance: 'fi', event: 'handshake.refused' })
      claim('the handshake was refused', refused.length > 0, refused)
      claim('F999723 is critical', fi.fault('F999723', host)?.severity === 'critical')
    })

    await step('over FTP it arrives at the same server', async ({ claim }) => {
      claim('the backup succeeds', await backUpOver('ftp'), fi.backupFsm(host))
      claim('the file is there', await server.has('/fi.bak'))
      await advance('10s')
      claim('F999723 is cleared', fi.fault('F999723', host)?.severity === 'cleared')
    })

    await step('the bridge has cured nothing', async ({ claim }) => {
      await server.removeFile('/fi.bak')
      claim('back on SFTP, the backup fails again', !(await backUpOver('sftp')), fi.backupFsm(host))
      claim('no file arrives', !(await server.has('/fi.bak')))
    })
  },

  async repair({ fi, server, step, journal }) {
    const host = server.hostname

    await step('the server is replaced, and the backup goes over SFTP', async ({ claim }) => {
      server.upgrade('openssh-8.8')
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`scope backup ${host}`)
      await cli.enter('enable', { password: server.password })
      await cli.enter('commit-buffer')
      claim('the backup succeeds', await fi.backupSucceeds(host), fi.backupFsm(host))
      claim('the file is there', await server.has('/fi.bak'))
      const agreed = journal({ appliance: 'fi', event: 'handshake.agreed' }).filter(
        ({ data }) => 'role' in data && data.role === 'client',
      )
      claim('it went over SSH', agreed.length === 1, agreed)
      cli.close()
    })
  },
})
