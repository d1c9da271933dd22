import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'Backups stop after the upgrade to 4.0(2a)',
  story: `The nightly full-state backup went to a Windows SFTP server for years. After the interconnect
    was upgraded to 4.0(2a) every backup fails with a critical F999723 that asks to check IP, password and
    space, and nothing is wrong with any of them. The firmware no longer offers an algorithm that the old
    server knows; the backup works again once the server is upgraded.`,
  references: ['CSCvr51157', 'CSCvs62849', 'CSCvt27613', 'Release Notes for UCS Manager 4.0'],
  tags: ['ucsm', 'ssh', 'sftp', 'backup', 'upgrade'],
  lab: {
    start: '2019-09-11T10:00:00Z',
    cast: {
      fi: ucsm({ profile: '4.0(1d)', platform: '6332' }),
      swinds01: backupServer({
        profile: 'windows-sftp-2014',
        address: '10.20.30.9',
        hostname: 'cop-swinds01.example.com',
      }),
    },
  },

  async script({ fi, swinds01, step, advance, journal, now }) {
    const host = swinds01.hostname
    let upgradedAt = ''

    await step('the backup works before the upgrade', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(
        `create backup sftp://${swinds01.username}@${host}/fi.bak full-state enabled`,
        { password: swinds01.password },
      )
      await cli.enter('commit-buffer')
      claim('the file arrives', await swinds01.receives('/fi.bak'))
      claim('the FSM reports success', await fi.backupSucceeds(host), fi.backupFsm(host))
      await cli.enter('up')
      show('show backup fsm status', await cli.enter(`show backup fsm status ${host}`))
      cli.close()
    })

    await step('the interconnect is upgraded to 4.0(2a)', async ({ claim }) => {
      await fi.upgrade('4.0(2a)')
      upgradedAt = now()
      claim('it runs 4.0(2a)', fi.profile() === '4.0(2a)', fi.profile())
      await swinds01.removeFile('/fi.bak')
    })

    await step('the same backup is refused', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`scope backup ${host}`)
      await cli.enter('enable', { password: swinds01.password })
      await cli.enter('commit-buffer')
      claim('the backup fails', !(await fi.backupSucceeds(host)), fi.backupFsm(host))
      claim('no file arrives', !(await swinds01.has('/fi.bak')))
      const refused = journal({ appliance: 'fi', event: 'handshake.refused' })
      const tables = refused.flatMap(({ data }) =>
        'table' in data && data.table ? [data.table] : [],
      )
      claim(
        'every attempt dies in the key exchange',
        tables.length > 0 && tables.every(({ empty }) => empty === 'kex'),
        tables,
      )
      await cli.enter('up')
      show('show backup fsm status', await cli.enter(`show backup fsm status ${host}`))
      show('the fault as a poller prints it', fi.faultLine('F999723', host))
      const fault = fi.fault('F999723', host)
      claim('F999723 is critical', fault?.severity === 'critical', fault)
      claim(
        'the fault blames an end point that timed out',
        fault?.text.endsWith(
          'Remote-Invocation-Error: End point timed out. Check for IP, password, space or access related issues.#',
        ) ?? false,
        fault?.text,
      )
      cli.close()
    })

    await step('it is not the password', async ({ claim }) => {
      const logins = journal({ appliance: 'swinds01', event: 'login.*' })
      const afterUpgrade = logins.filter(({ time }) => time >= upgradedAt)
      claim(
        'the server never saw a login after the upgrade',
        afterUpgrade.length === 0,
        afterUpgrade,
      )
      await advance('10m')
      claim(
        'the fault does not go away by itself',
        fi.fault('F999723', host)?.severity === 'critical',
      )
    })
  },

  async repair({ fi, swinds01, step, advance }) {
    const host = swinds01.hostname

    await step('the server is upgraded', async ({ claim }) => {
      swinds01.upgrade('openssh-8.8')
      claim('it runs current software', swinds01.profile() === 'openssh-8.8', swinds01.profile())
    })

    await step('the backup works again and the fault clears', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`scope backup ${host}`)
      await cli.enter('enable', { password: swinds01.password })
      await cli.enter('commit-buffer')
      claim('the file arrives', await swinds01.receives('/fi.bak'))
      claim('the FSM reports success', await fi.backupSucceeds(host), fi.backupFsm(host))
      await advance('10s')
      claim(
        'F999723 is cleared after the flap interval',
        fi.fault('F999723', host)?.severity === 'cleared',
      )
      show('show fault', await cli.enter('show fault'))
      await advance('61m')
      claim('the cleared fault leaves the list', fi.fault('F999723', host) === undefined)
      cli.close()
    })
  },
})
