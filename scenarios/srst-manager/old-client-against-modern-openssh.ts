import { backupServer, srstManager } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const HOST = 'backup.example.com'

/** Makes a backup of everything, and comes back. */
async function backUp(srst: Actor): Promise<void> {
  const cli = await srst.login()
  await cli.enter('offline')
  await cli.enter('backup category all')
  await cli.enter('continue')
  cli.close()
}

export default scenario({
  title: 'The SSH client of 2012 has nothing in common with the OpenSSH of a new backup server',
  story: `The backups are moved to a new Debian 12 server, and SRST Manager, last updated in 2017, cannot
    get a session. Its client knows key exchanges and host key signatures with SHA-1 only, and OpenSSH has
    turned off both. Two lines in sshd_config bring it back, one at a time: ciphers and MACs still have
    names in common.`,
  references: [
    'atmoz/sftp issue 422: old client, KexAlgorithms and HostKeyAlgorithms',
    'Release notes of OpenSSH 8.2 and 8.8: group14-sha1 and ssh-rsa are disabled by default',
  ],
  tags: ['srst-manager', 'ssh', 'sftp', 'backup', 'upgrade', 'algorithms'],
  lab: {
    start: '2024-01-15T09:00:00Z',
    cast: {
      srst: srstManager({
        profile: '11.0',
        hostname: 'srstmgr-1',
        backupUrl: `sftp://${HOST}/vmbackups`,
        backupUsername: 'backup',
        backupPassword: 'mainserver',
      }),
      server: backupServer({
        profile: 'openssh-9.2',
        hostname: HOST,
        password: 'mainserver',
        files: { '/vmbackups/': '' },
      }),
    },
  },

  async script({ srst, server, step, journal }) {
    /** The category that the newest refused handshake of the machine broke on. */
    const brokenOn = () => {
      const data = journal({ appliance: 'srst', event: 'handshake.refused' }).at(-1)?.data
      return data && 'table' in data ? data.table?.empty : undefined
    }

    await step('as the server is installed, no key exchange is in common', async ({ claim }) => {
      await backUp(srst)
      claim('the backup fails', !(await srst.lastSucceeds()), srst.backups())
      const { reason = '' } = srst.backups().at(-1) ?? {}
      claim('the reason is the session', reason.includes('returnvalue:2 '), reason)
      claim('the handshake breaks on the key exchange', brokenOn() === 'kex', brokenOn())
    })

    await step('with an old key exchange, no host key algorithm is', async ({ claim, show }) => {
      show('sshd_config', 'KexAlgorithms +diffie-hellman-group14-sha1')
      server.behave('algorithms-added', { kex: 'diffie-hellman-group14-sha1' })
      await backUp(srst)
      claim('the backup fails', !(await srst.lastSucceeds()), srst.backups())
      claim('the handshake breaks on the host key', brokenOn() === 'hostKey', brokenOn())
      const logins = journal({ appliance: 'server', event: 'login.*' })
      claim('nobody got as far as a password', logins.length === 0, logins)
    })
  },

  async repair({ srst, server, step, journal }) {
    await step('both lines are in sshd_config, and the key is pinned', async ({ claim, show }) => {
      show('sshd_config', 'KexAlgorithms +diffie-hellman-group14-sha1\nHostKeyAlgorithms +ssh-rsa')
      const enabled = { kex: 'diffie-hellman-group14-sha1', hostKey: 'ssh-rsa' }
      server.behave('algorithms-added', enabled)
      const cli = await srst.login()
      await cli.enter('config t')
      await cli.enter(`security ssh knownhost ${HOST} ssh-rsa ${server.hostKeyMd5('ssh-rsa')}`)
      await cli.enter('end')
      await cli.enter('write')
      cli.close()
      await backUp(srst)
      claim('the backup succeeds', await srst.lastSucceeds(), srst.backups())
    })

    await step('nothing more than these two had to be enabled', async ({ claim }) => {
      const agreed = journal({ appliance: 'server', event: 'handshake.agreed' }).at(-1)?.data
      const rows = agreed && 'table' in agreed ? (agreed.table?.rows ?? []) : []
      const names = ['kex', 'hostKey', 'cipher', 'mac'].map(
        (wanted) => rows.find(({ category }) => category.startsWith(wanted))?.agreed,
      )
      const expected = 'diffie-hellman-group14-sha1 ssh-rsa aes128-ctr hmac-sha1'
      claim('the agreed names are those of 2012', names.join(' ') === expected, names)
      claim('the manifest is there', await server.has('/vmbackups/Backup_3.manifest'))
    })
  },
})
