import { backupServer, srstManager } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const HOST = 'backup.example.com'
const URL = `sftp://${HOST}/vmbackups`

/** Makes a backup of everything, and shows the history afterwards. */
async function backUp(srst: Actor): Promise<string> {
  const cli = await srst.login()
  await cli.enter('terminal length 0')
  await cli.enter('offline')
  await cli.enter('backup category all')
  await cli.enter('continue')
  const history = await cli.enter('show backup history')
  cli.close()
  return history
}

export default scenario({
  title: 'A backup fails because the password on the server was changed',
  story: `The password of the backup account was changed on the server in the yearly round, and nobody
    told the people who run SRST Manager. The host key is pinned and right, so that it is not the server
    that is wrong. The history says Unable to authenticate, with another number than a key that does not
    match.`,
  references: [
    'Cisco Unity Express: returnvalue:9 Unable to authenticate',
    'curl exit code 67: login denied',
  ],
  tags: ['srst-manager', 'sftp', 'backup', 'password'],
  lab: {
    start: '2014-01-07T08:30:00Z',
    cast: {
      srst: srstManager({
        hostname: 'srstmgr-1',
        backupUrl: URL,
        backupUsername: 'backup',
        backupPassword: 'Winter2013',
      }),
      server: backupServer({
        profile: 'openssh-5.3',
        hostname: HOST,
        password: 'Spring2014',
        files: { '/vmbackups/': '' },
      }),
    },
  },

  async script({ srst, server, step, journal }) {
    await step('the backup runs with the old password', async ({ claim, show }) => {
      const cli = await srst.login()
      await cli.enter('config t')
      await cli.enter(`security ssh knownhost ${HOST} ssh-rsa ${server.hostKeyMd5('ssh-rsa')}`)
      cli.close()
      const history = await backUp(srst)
      show('show backup history', history)
      claim('the backup fails', !(await srst.lastSucceeds()), history)
    })

    await step('the failure is told from a wrong server', async ({ claim }) => {
      const { reason = '' } = srst.backups().at(-1) ?? {}
      claim('the reason is the login', reason.endsWith('returnvalue:67  Unable to authenticate'))
      const keys = journal({ appliance: 'srst', event: 'hostkey.refused' })
      claim('the host key was right', keys.length === 0, keys)
      const refused = journal({ appliance: 'server', event: 'login.refused' })
      claim('the server refused the password', refused.length > 0, refused)
      claim('nothing was written there', !(await server.has('/vmbackups/history.log')))
    })
  },

  async repair({ srst, server, step }) {
    await step('the new password is typed', async ({ claim, show }) => {
      const cli = await srst.login()
      await cli.enter('config t')
      await cli.enter(
        `backup server url ${URL} username ${server.username} password ${server.password}`,
      )
      await cli.enter('end')
      await cli.enter('write')
      const shown = await cli.enter('show backup')
      show('show backup', shown)
      claim('the account is shown, the password is not', !shown.includes(server.password), shown)
      cli.close()
      const history = await backUp(srst)
      claim('the backup succeeds', await srst.lastSucceeds(), history)
      claim('its log is there', await server.has('/vmbackups/history.log'))
    })

    await step('the password stands nowhere in clear', async ({ claim }) => {
      const configuration = srst.runningConfig()
      claim('the configuration hides it', configuration.includes('credentials hidden'))
      claim('it is not in it', !configuration.includes(server.password))
    })
  },
})
