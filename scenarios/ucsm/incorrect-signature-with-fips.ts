import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

/** The path of the image on the server; what is in it is TAC's business. */
const IMAGE = '/dplug'

export default scenario({
  title: 'Backups fail with an incorrect signature until FIPS mode is off',
  story: `On 4.0(4g) the interconnect takes the signature of every server for a wrong one, and its backups
    fail with a current server and a right password. There is no command for FIPS mode; TAC copies the debug
    plugin over FTP, since SFTP is what does not work, and turns FIPS mode off from the shell behind it.`,
  references: ['CSCvs62849', 'Monitoring guide 4.3: load debug plugin'],
  tags: ['ucsm', 'ssh', 'sftp', 'ftp', 'backup', 'fips'],
  lab: {
    start: '2020-01-27T09:30:00Z',
    cast: {
      fi: ucsm({ profile: '4.0(4g)', platform: '6332' }),
      server: backupServer({
        profile: 'openssh-9.2',
        hostname: 'backup.example.com',
        ftp: true,
        files: { [IMAGE]: 'debug plugin of UCS Manager' },
      }),
    },
  },

  async script({ fi, server, step, journal }) {
    const host = server.hostname

    await step('the backup fails', async ({ claim, show }) => {
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
      claim('the FSM names the signature', error?.text === 'incorrect signature#', error)
      claim('F999723 is critical', fi.fault('F999723', host)?.severity === 'critical')
      cli.close()
    })

    await step('the host key was seen, and no login was tried', async ({ claim }) => {
      const keys = journal({ appliance: 'fi', event: 'hostkey.presented' })
      claim('the interconnect saw the host key', keys.length > 0, keys)
      const logins = journal({ appliance: 'server', event: 'login.*' })
      claim('it never came to a password', logins.length === 0, logins)
    })

    await step('nothing else that goes over SSH works either', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('connect local-mgmt')
      const copied = await cli.enter(`copy sftp://${server.username}@${host}${IMAGE} volatile:`, {
        password: server.password,
      })
      show('copy sftp:', copied)
      claim('the copy fails in the same words', copied.includes('incorrect signature'), copied)
      cli.close()
    })
  },

  async repair({ fi, server, step, journal }) {
    const host = server.hostname

    await step('TAC turns FIPS mode off', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('connect local-mgmt')
      await cli.enter(`copy ftp://${server.username}@${host}${IMAGE} volatile:`, {
        password: server.password,
      })
      const loaded = await cli.enter(`load-debug-plugin volatile:${IMAGE}`)
      show('load-debug-plugin', loaded)
      claim('the plugin is loaded', loaded.includes('Successfully loaded'), loaded)
      await cli.enter('no fips mode enable')
      show('show fips status', await cli.enter('show fips status'))
      const switched = journal({ appliance: 'fi', event: 'fips.switched' })
      claim('FIPS mode is off', switched.length === 1, switched)
      cli.close()
    })

    await step('the same backup works', async ({ claim }) => {
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
