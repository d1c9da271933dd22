import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'Backups work on 3.2 and 4.0(1) and stop from 4.0(2a) on, with the same server',
  story: `The interconnect is taken from 3.2(3d) over 4.0(1d) and 4.0(2a) to 4.1(1a), and the server behind it
    is never touched. The backup works on the first two releases, and no later release brings it back. What
    changed is what the interconnect offers: the key exchange that was agreed on before is gone for good.`,
  references: ['Field note on backups after 4.0(2a)', 'Release Notes for UCS Manager 4.0'],
  tags: ['ucsm', 'ssh', 'sftp', 'backup', 'upgrade'],
  lab: {
    start: '2019-03-04T18:00:00Z',
    cast: {
      fi: ucsm({ profile: '3.2(3d)' }),
      server: backupServer({ profile: 'windows-sftp-2014', hostname: 'backup.example.com' }),
    },
  },

  async script({ fi, server, step, journal }) {
    const host = server.hostname

    async function backUp(): Promise<boolean> {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(
        `enter backup sftp://${server.username}@${host}/fi.xml all-configuration enabled`,
        { password: server.password },
      )
      await cli.enter('commit-buffer')
      cli.close()
      return fi.backupSucceeds(host)
    }

    /** The rows about the key exchange in what the interconnect saw as a client. */
    function keyExchanges(event: 'handshake.agreed' | 'handshake.refused') {
      return journal({ appliance: 'fi', event }).flatMap(({ data }) =>
        'table' in data && data.table && data.role === 'client'
          ? data.table.rows.filter(({ category }) => category === 'kex')
          : [],
      )
    }

    await step('3.2(3d) backs up', async ({ claim }) => {
      claim('the backup succeeds', await backUp(), fi.backupFsm(host))
    })

    await step('4.0(1d) backs up', async ({ claim }) => {
      await fi.upgrade('4.0(1d)')
      claim('the backup succeeds', await backUp(), fi.backupFsm(host))
      const agreed = keyExchanges('handshake.agreed').map((row) => row.agreed)
      claim(
        'both releases agreed on group14 with SHA-1',
        agreed.length === 2 && agreed.every((name) => name === 'diffie-hellman-group14-sha1'),
        agreed,
      )
    })

    await step('4.0(2a) does not', async ({ claim }) => {
      await fi.upgrade('4.0(2a)')
      claim('the backup fails', !(await backUp()), fi.backupFsm(host))
      claim('F999723 is critical', fi.fault('F999723', host)?.severity === 'critical')
    })

    await step('4.1(1a) does not either', async ({ claim }) => {
      await fi.upgrade('4.1(1a)')
      claim('the backup fails', !(await backUp()), fi.backupFsm(host))
      const refused = keyExchanges('handshake.refused')
      claim(
        'neither release offers that key exchange',
        refused.length > 0 &&
          refused.every(({ client }) => !client.includes('diffie-hellman-group14-sha1')),
        refused,
      )
    })
  },

  async repair({ fi, server, step }) {
    const host = server.hostname

    await step('the server is upgraded as well', async ({ claim }) => {
      server.upgrade('openssh-8.8')
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`scope backup ${host}`)
      await cli.enter('enable', { password: server.password })
      await cli.enter('commit-buffer')
      claim('the backup succeeds', await fi.backupSucceeds(host), fi.backupFsm(host))
      cli.close()
    })
  },
})
