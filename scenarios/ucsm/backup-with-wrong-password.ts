import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

const OLD_PASSWORD = 'Winter2018'

export default scenario({
  title: 'A backup fails because the password on the server was changed',
  story: `The password of the backup account was changed on the server in the yearly round, and nobody told
    the people who run the interconnect. They enable the operation with the password in their notes. Unlike
    the algorithm failures, this one is named: Permission denied and an authentication failure code.`,
  references: ['ucsbackup README, October 2019', 'Administration guide 4.3, backing up'],
  tags: ['ucsm', 'sftp', 'backup', 'password'],
  lab: {
    start: '2019-10-02T10:00:00Z',
    cast: {
      fi: ucsm({ profile: '4.0(2a)' }),
      server: backupServer({ hostname: 'backup.example.com', password: 'Spring2019' }),
    },
  },

  async script({ fi, server, step, journal }) {
    const host = server.hostname

    await step('the backup runs with the old password', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`create backup sftp://${server.username}@${host}/fi.bak full-state enabled`, {
        password: OLD_PASSWORD,
      })
      await cli.enter('commit-buffer')
      claim('the backup fails', !(await fi.backupSucceeds(host)), fi.backupFsm(host))
      show('show fsm status', await cli.enter('show fsm status'))
      cli.close()
    })

    await step('the failure is told from a blocked handshake', async ({ claim }) => {
      const { error } = fi.backupFsm(host)
      claim(
        'the code is an authentication failure',
        error?.code === 'ERR-DNLD-authentication-failure',
        error,
      )
      claim('the text is Permission denied', error?.text === 'Permission denied#', error)
      const agreed = journal({ appliance: 'server', event: 'handshake.agreed' })
      claim('both sides agreed on algorithms', agreed.length > 0)
      const refused = journal({ appliance: 'server', event: 'login.refused' })
      claim('the server refused the login', refused.length > 0, refused)
      claim('F999723 is critical', fi.fault('F999723', host)?.severity === 'critical')
    })
  },

  async repair({ fi, server, step }) {
    const host = server.hostname

    await step('the new password is typed', async ({ claim }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`scope backup ${host}`)
      await cli.enter('enable', { password: server.password })
      await cli.enter('commit-buffer')
      claim('the backup succeeds', await fi.backupSucceeds(host), fi.backupFsm(host))
      claim('the file is there', await server.has('/fi.bak'))
      cli.close()
    })
  },
})
