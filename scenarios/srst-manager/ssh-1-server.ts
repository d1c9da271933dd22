import { backupServer, srstManager } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const HOST = 'backup.example.com'

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
  title: 'The backup server speaks only the first version of SSH',
  story: `An old server in a branch has Protocol 1 in its sshd_config, and people log in to it every day.
    SRST Manager needs the second version for SFTP: the two say hello, and the connection ends before any
    algorithm is named. The history says only that no session came about; the server knows that the
    protocol versions differ.`,
  references: [
    'Administration Guide 9.0: only SSHv2 servers are supported',
    'RFC 4253 section 5.1, old servers',
  ],
  tags: ['srst-manager', 'sftp', 'backup', 'ssh-1'],
  lab: {
    start: '2012-11-12T09:00:00Z',
    cast: {
      srst: srstManager({
        hostname: 'srstmgr-1',
        backupUrl: `sftp://${HOST}/vmbackups`,
        backupUsername: 'backup',
        backupPassword: 'mainserver',
      }),
      server: backupServer({
        profile: 'openssh-5.3',
        hostname: HOST,
        password: 'mainserver',
        files: { '/vmbackups/': '' },
      }),
    },
  },

  async script({ srst, server, step, journal }) {
    await step('no backup gets through', async ({ claim, show }) => {
      server.behave('ssh-1-only')
      const history = await backUp(srst)
      show('show backup history', history)
      claim('the backup fails', !(await srst.lastSucceeds()), history)
      claim('the reason is the session', history.includes('returnvalue:2 '), history)
    })

    await step('the server cannot be authenticated either', async ({ claim, show }) => {
      const cli = await srst.login()
      await cli.enter('config t')
      const answer = await cli.enter('backup server authenticate')
      show('backup server authenticate', answer)
      claim('no key is shown', answer === 'Unable to establish SSH session', answer)
      const pins = await cli.enter('show security ssh knownhost')
      claim('nothing is pinned', pins === '', pins)
      cli.close()
    })

    await step('the server tells it from other failures', async ({ claim }) => {
      const ends = journal({ appliance: 'server', event: 'connection.closed' }).map(({ data }) =>
        'detail' in data ? data.detail : '',
      )
      const isVersion = (detail?: string) => detail === 'the protocol versions differ'
      claim('each connection ended over the version', ends.every(isVersion), ends)
      claim('there were two of them', ends.length === 2, ends)
      const met = journal({ appliance: 'srst', event: 'hostkey.presented' })
      claim('it has shown no host key', met.length === 0, met)
      const logins = journal({ appliance: 'server', event: 'login.*' })
      claim('nobody got as far as a password', logins.length === 0, logins)
    })
  },

  async repair({ srst, server, step }) {
    await step('Protocol 2 is enabled on the server', async ({ claim, show }) => {
      server.behaveNormally('ssh-1-only')
      const cli = await srst.login()
      await cli.enter('config t')
      const shown = await cli.enter('backup server authenticate')
      show('backup server authenticate', shown)
      claim('its key is shown', shown.includes(server.hostKeyMd5('ssh-rsa') ?? 'no key'), shown)
      cli.close()
      const history = await backUp(srst)
      claim('the backup succeeds', await srst.lastSucceeds(), history)
      claim('its log is there', await server.has('/vmbackups/history.log'))
    })
  },
})
