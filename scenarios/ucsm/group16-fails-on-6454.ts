import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'A 6454 on 4.1(1a) fails in group16 where a 6332 gets through',
  story: `An audit took the group exchange out of the backup server and left group16 and group18. Of the two
    interconnects that send to it, both on 4.1(1a), only the 6454 fails: it agrees on group16, which it
    prefers, and cannot carry it out. With the group exchange back on the server, group16 is not chosen.`,
  references: ['CSCvt27613', 'Field note on backups after 4.0(2a)'],
  tags: ['ucsm', 'ssh', 'sftp', 'backup', 'hardening'],
  lab: {
    start: '2020-03-09T13:00:00Z',
    cast: {
      fi: ucsm({ profile: '4.1(1a)', platform: '6454' }),
      older: ucsm({ profile: '4.1(1a)', platform: '6332' }),
      server: backupServer({
        profile: 'without-group-exchange',
        hostname: 'backup.example.com',
      }),
    },
  },

  async script({ fi, older, server, step, journal }) {
    const host = server.hostname

    await step('the 6332 backs up', async ({ claim }) => {
      const cli = await older.login()
      await cli.enter('scope system')
      await cli.enter(
        `create backup sftp://${server.username}@${host}/older.bak full-state enabled`,
        { password: server.password },
      )
      await cli.enter('commit-buffer')
      claim('the backup succeeds', await older.backupSucceeds(host), older.backupFsm(host))
      cli.close()
    })

    await step('the 6454 does not', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`create backup sftp://${server.username}@${host}/fi.bak full-state enabled`, {
        password: server.password,
      })
      await cli.enter('commit-buffer')
      claim('the backup fails', !(await fi.backupSucceeds(host)), fi.backupFsm(host))
      show('show fsm status', await cli.enter('show fsm status'))
      show('the fault as a poller prints it', fi.faultLine('F999723', host))
      const { error } = fi.backupFsm(host)
      claim(
        'the FSM names the key exchange',
        error?.text === 'key exchange algorithm error diffie-hellman-group16-sha512#',
        error,
      )
      claim('F999723 is critical', fi.fault('F999723', host)?.severity === 'critical')
      cli.close()
    })

    await step('both agreed on the same algorithms', async ({ claim }) => {
      const agreed = journal({ appliance: 'older', event: 'handshake.agreed' })
      const refused = journal({ appliance: 'fi', event: 'handshake.refused' })
      const rows = [...agreed, ...refused].flatMap(({ data }) =>
        'table' in data && data.table && data.role === 'client'
          ? data.table.rows.filter(({ category }) => category === 'kex')
          : [],
      )
      claim(
        'all of them on group16',
        rows.length === 3 && rows.every((row) => row.agreed === 'diffie-hellman-group16-sha512'),
        rows,
      )
    })
  },

  async repair({ fi, server, step }) {
    const host = server.hostname

    await step('the server gets its group exchange back', async ({ claim }) => {
      server.upgrade('openssh-9.2')
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
