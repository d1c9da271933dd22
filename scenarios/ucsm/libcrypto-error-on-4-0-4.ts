import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'Backups fail on 4.0(4) with an error in libcrypto, whatever the server is',
  story: `The server was made current before the upgrade to 4.0(2a), and backups went on. After the next
    upgrade, to 4.0(4e), they fail again. This time both sides agree on every algorithm, and the FSM names
    libcrypto instead of a time-out. Other server software changes nothing: what fails is the client of the
    interconnect. Later firmware is the repair.`,
  references: ['CSCvr51157', 'Field note on backups after 4.0(2a)'],
  tags: ['ucsm', 'ssh', 'sftp', 'backup', 'upgrade'],
  lab: {
    start: '2019-10-14T08:00:00Z',
    cast: {
      fi: ucsm({ profile: '4.0(2a)', platform: '6332' }),
      server: backupServer({ profile: 'openssh-9.2', hostname: 'backup.example.com' }),
    },
  },

  async script({ fi, server, step, journal }) {
    const host = server.hostname

    async function backUp(): Promise<boolean> {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`enter backup sftp://${server.username}@${host}/fi.bak full-state enabled`, {
        password: server.password,
      })
      await cli.enter('commit-buffer')
      cli.close()
      return fi.backupSucceeds(host)
    }

    await step('4.0(2a) backs up', async ({ claim }) => {
      claim('the backup succeeds', await backUp(), fi.backupFsm(host))
    })

    await step('4.0(4e) does not', async ({ claim, show }) => {
      await fi.upgrade('4.0(4e)')
      claim('the backup fails', !(await backUp()), fi.backupFsm(host))
      show('the fault as a poller prints it', fi.faultLine('F999723', host))
      const { error } = fi.backupFsm(host)
      claim('the FSM names libcrypto', error?.text === 'error in libcrypto#', error)
      claim('F999723 is critical', fi.fault('F999723', host)?.severity === 'critical')
    })

    await step('the algorithms are not at fault', async ({ claim }) => {
      const refused = journal({ appliance: 'fi', event: 'handshake.refused' })
      const tables = refused.flatMap(({ data }) =>
        'table' in data && data.table ? [data.table] : [],
      )
      claim(
        'both sides agree in every category',
        tables.length > 0 && tables.every(({ empty }) => empty === undefined),
        tables,
      )
      const logins = journal({ appliance: 'server', event: 'login.accepted' })
      claim('only 4.0(2a) ever logged in', logins.length === 1, logins)
    })

    await step('nor is the server', async ({ claim }) => {
      server.upgrade('openssh-7.4')
      claim('with other software the backup fails as well', !(await backUp()), fi.backupFsm(host))
    })
  },

  async repair({ fi, server, step, advance }) {
    const host = server.hostname

    await step('the interconnect is upgraded to 4.1(1a)', async ({ claim }) => {
      await fi.upgrade('4.1(1a)')
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`scope backup ${host}`)
      await cli.enter('enable', { password: server.password })
      await cli.enter('commit-buffer')
      claim('the backup succeeds', await fi.backupSucceeds(host), fi.backupFsm(host))
      await advance('10s')
      claim('F999723 is cleared', fi.fault('F999723', host)?.severity === 'cleared')
      cli.close()
    })
  },
})
