import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'The nightly backup stops after an upgrade, and it is seen in the morning',
  story: `A policy sends a full-state backup to the server every night. In the afternoon the interconnect is
    upgraded to 4.0(2a), whose algorithms the old server does not know. The next night's run fails with
    nobody there: FSM faults go to no syslog server. In the morning show fault has a critical F999723.`,
  references: [
    'Administration guide 4.3, policy backup',
    'System monitoring guide 4.3, FSM faults',
  ],
  tags: ['ucsm', 'sftp', 'backup', 'schedule', 'upgrade'],
  lab: {
    start: '2019-09-10T01:30:00Z',
    cast: {
      fi: ucsm({ profile: '4.0(1d)' }),
      server: backupServer({ profile: 'windows-sftp-2014', hostname: 'backup.example.com' }),
    },
  },

  async script({ fi, server, step, advance, journal }) {
    const host = server.hostname

    await step('a daily full-state backup is set up', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('scope org /')
      await cli.enter('scope backup-policy default')
      await cli.enter(`set hostname ${host}`)
      await cli.enter('set protocol sftp')
      await cli.enter(`set user ${server.username}`)
      await cli.enter('set password', { password: server.password })
      await cli.enter('set remote-file /nightly.bak')
      await cli.enter('set schedule daily')
      await cli.enter('set adminstate enabled')
      await cli.enter('commit-buffer')
      show('show detail', await cli.enter('show detail'))
      const policy = fi.configured('org-root/db-backup-policy-default')
      claim('the policy is on', policy?.attributes.adminState === 'enable', policy)
      cli.close()
    })

    await step('the first night it works', async ({ claim }) => {
      await advance('24h')
      claim('the backup succeeds', await fi.backupSucceeds(host), fi.backupFsm(host))
      claim('one file has arrived', arrivals() === 1, arrivals())
    })

    await step('in the afternoon the interconnect is upgraded', async ({ claim }) => {
      await advance('13h')
      await fi.upgrade('4.0(2a)')
      claim('it runs 4.0(2a)', fi.profile() === '4.0(2a)', fi.profile())
    })

    await step('in the morning there is a fault', async ({ claim, show }) => {
      await advance('18h')
      const cli = await fi.login()
      show('show fault', await cli.enter('show fault'))
      cli.close()
      const fault = fi.fault('F999723', host)
      claim('F999723 is critical', fault?.severity === 'critical', fault)
      claim('the policy ran twice', journal({ event: 'policy.ran' }).length === 2)
      claim('no other file has arrived', arrivals() === 1, arrivals())
    })

    function arrivals(): number {
      return journal({ appliance: 'server', event: 'file.received' }).length
    }
  },

  async repair({ fi, server, step, advance }) {
    const host = server.hostname

    await step('the server is upgraded and the next night is quiet', async ({ claim }) => {
      server.upgrade('openssh-8.8')
      await advance('24h')
      claim('the backup succeeds', await fi.backupSucceeds(host), fi.backupFsm(host))
      await advance('2h')
      claim('the fault is gone', fi.fault('F999723', host) === undefined)
    })
  },
})
