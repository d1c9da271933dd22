import { backupServer, srstManager } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const HOST = 'backup.example.com'
const LOGIN_LINE = 'credentials hidden'

/** Makes a backup of everything, and comes back. */
async function backUp(srst: Actor): Promise<void> {
  const cli = await srst.login()
  await cli.enter('offline')
  await cli.enter('backup category all')
  await cli.enter('continue')
  cli.close()
}

/** The archive of a configuration as text: what is not encrypted can be read in it. */
function textOf(archive: Uint8Array | undefined): string {
  return Buffer.from(archive ?? []).toString('latin1')
}

export default scenario({
  title:
    'Without a fingerprint from elsewhere, the key of an intruder is pinned as that of the server',
  story: `Nobody has pinned a host key, and so a backup goes to whoever answers on the address and says
    Success. Then the server is authenticated as the first method of the guide has it, and the question is
    answered with y: the intruder is pinned. It is found out weeks later, when the real server answers and
    is refused.`,
  references: [
    'Administration Guide 9.0, backup server authentication without using the SSH host key: "less secure"',
    'RFC 4251 section 4.1, host keys without a check at first connection',
  ],
  tags: ['srst-manager', 'sftp', 'backup', 'host-key', 'security'],
  lab: {
    start: '2013-09-02T08:00:00Z',
    cast: {
      srst: srstManager({
        hostname: 'srstmgr-1',
        backupUrl: `sftp://${HOST}/`,
        backupUsername: 'backup',
        backupPassword: 'mainserver',
      }),
      server: backupServer({ profile: 'openssh-5.3', hostname: HOST, password: 'mainserver' }),
    },
  },

  async script({ srst, server, step, journal }) {
    await step('without a pin a backup goes to whoever answers', async ({ claim }) => {
      server.behave('man-in-the-middle')
      await backUp(srst)
      claim('the machine calls it a success', await srst.lastSucceeds(), srst.backups())
      const accepted = journal({ appliance: 'server', event: 'login.accepted' })
      claim('the intruder was told the password', accepted.length === 1, accepted)
      const stolen = await server.interceptedFile('/Configuration_1/Configuration_1.tar.gz')
      claim('the intruder reads the login in it', textOf(stolen).includes(LOGIN_LINE))
    })

    await step('the key of the intruder is pinned', async ({ claim, show }) => {
      const cli = await srst.login()
      await cli.enter('config t')
      const shown = await cli.enter('backup server authenticate')
      show('backup server authenticate', shown)
      const own = server.hostKeyMd5('ssh-rsa') ?? ''
      claim('a fingerprint is shown and pinned', srst.runningConfig().includes('knownhost'), shown)
      claim('it is not the one of the server', !srst.runningConfig().includes(own), shown)
      await cli.enter('end')
      await cli.enter('write')
      cli.close()
      await backUp(srst)
      claim('backups go on succeeding', await srst.lastSucceeds(), srst.backups())
    })

    await step('the real server answers, and is refused', async ({ claim, show }) => {
      server.behaveNormally('man-in-the-middle')
      const before = journal({ appliance: 'server', event: 'login.*' }).length
      await backUp(srst)
      const [record] = srst.backups().slice(-1)
      show('the reason', record?.reason ?? '')
      claim('the backup fails', !(await srst.lastSucceeds()), record)
      const logins = journal({ appliance: 'server', event: 'login.*' }).length
      claim('no login was tried at the server', logins === before, logins)
      claim('the server has none of the backups', !(await server.has('/history.log')))
    })
  },

  async repair({ srst, server, step, journal }) {
    await step('the key that was read at the server is pinned', async ({ claim }) => {
      const cli = await srst.login()
      await cli.enter('config t')
      await cli.enter(`security ssh knownhost ${HOST} ssh-rsa ${server.hostKeyMd5('ssh-rsa')}`)
      await cli.enter('backup security key generate', { password: 'a long sentence' })
      await cli.enter('backup security protected')
      await cli.enter('end')
      await cli.enter('write')
      cli.close()
      await backUp(srst)
      claim('the backup succeeds', await srst.lastSucceeds(), srst.backups())
    })

    await step('it is on the server, and says nothing to who reads it', async ({ claim }) => {
      const archive = textOf(await server.file('/Configuration_4/Configuration_4.tar.gz'))
      claim('the archive is there', archive !== '')
      claim('nobody reads the login in it', !archive.includes(LOGIN_LINE))
    })

    await step('the intruder comes back in vain', async ({ claim }) => {
      server.behave('man-in-the-middle')
      const before = journal({ appliance: 'server', event: 'login.*' }).length
      await backUp(srst)
      claim('the backup fails', !(await srst.lastSucceeds()), srst.backups())
      const logins = journal({ appliance: 'server', event: 'login.*' }).length
      claim('the intruder has seen no login', logins === before, logins)
    })
  },
})
