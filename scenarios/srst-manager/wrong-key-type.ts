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

/** Types lines in configuration mode; the answer to the last of them. */
async function configure(srst: Actor, ...lines: readonly string[]): Promise<string> {
  let answer = ''
  const cli = await srst.login()
  await cli.enter('config t')
  for (const line of lines) answer = await cli.enter(line)
  cli.close()
  return answer
}

export default scenario({
  title: 'The pinned fingerprint is of a key of another type than the server shows',
  story: `The guide reads the fingerprint out of the file of the DSA key, and so does the administrator,
    who then types ssh-rsa before it. As ssh-dsa it works, until the server gets an OpenSSH that has no
    DSA key any more. Hardening leaves only an Ed25519 key in the end, which SRST Manager can neither pin
    nor speak to.`,
  references: [
    'Administration Guide 9.0: ssh-keygen -l -f /etc/ssh/ssh_host_dsa_key.pub',
    'Release notes of OpenSSH 7.0: ssh-dss is disabled by default',
  ],
  tags: ['srst-manager', 'sftp', 'backup', 'host-key', 'upgrade', 'hardening'],
  lab: {
    start: '2015-10-05T09:00:00Z',
    cast: {
      srst: srstManager({
        profile: '9.0.6',
        hostname: 'srstmgr-1',
        backupUrl: `sftp://${HOST}/vmbackups`,
        backupUsername: 'backup',
        backupPassword: 'mainserver',
      }),
      server: backupServer({
        profile: 'openssh-6.6.1',
        hostname: HOST,
        password: 'mainserver',
        files: { '/vmbackups/': '' },
      }),
    },
  },

  async script({ srst, server, step, journal }) {
    const logins = () => journal({ appliance: 'server', event: 'login.*' }).length
    const lastReason = () => srst.backups().at(-1)?.reason ?? ''
    const shownType = () => {
      const data = journal({ appliance: 'srst', event: 'hostkey.presented' }).at(-1)?.data
      return data && 'type' in data ? data.type : ''
    }
    const dsa = server.hostKeyMd5('ssh-dss')

    await step(
      'the fingerprint of the DSA key is typed as that of an RSA key',
      async ({ claim }) => {
        await configure(srst, `security ssh knownhost ${HOST} ssh-rsa ${dsa}`)
        await backUp(srst)
        claim('the backup fails', !(await srst.lastSucceeds()), srst.backups())
        claim(
          'the reason is the fingerprint',
          lastReason().includes('returnvalue:51'),
          lastReason(),
        )
        claim('the server showed its RSA key', shownType() === 'ssh-rsa', shownType())
        claim('no login was tried at the server', logins() === 0, logins())
      },
    )

    await step('as that of a DSA key it works', async ({ claim }) => {
      await configure(
        srst,
        `no security ssh knownhost ${HOST} ssh-rsa`,
        `security ssh knownhost ${HOST} ssh-dsa ${dsa}`,
      )
      await backUp(srst)
      claim('the backup succeeds', await srst.lastSucceeds(), srst.backups())
      claim('the server showed its DSA key', shownType() === 'ssh-dss', shownType())
    })

    await step('the server is upgraded, and has no DSA key any more', async ({ claim }) => {
      server.upgrade('openssh-7.4')
      const before = logins()
      await backUp(srst)
      claim('the backup fails', !(await srst.lastSucceeds()), srst.backups())
      claim('the reason is the fingerprint', lastReason().includes('returnvalue:51'), lastReason())
      claim('no login was tried at the server', logins() === before, logins())
    })

    await step('the server is hardened to one Ed25519 key', async ({ claim, show }) => {
      server.behave('ed25519-only')
      const md5 = server.hostKeyMd5('ssh-ed25519')
      const answer = await configure(srst, `security ssh knownhost ${HOST} ssh-ed25519 ${md5}`)
      show('security ssh knownhost with ssh-ed25519', answer)
      claim('there is no such type', answer.includes('% Invalid input detected'), answer)
      await backUp(srst)
      claim('the reason is the session', lastReason().includes('returnvalue:2 '), lastReason())
      const refused = journal({ appliance: 'srst', event: 'handshake.refused' }).at(-1)?.data
      const empty = refused && 'table' in refused ? refused.table?.empty : undefined
      claim('no host key algorithm is in common', empty === 'hostKey', empty)
    })
  },

  async repair({ srst, server, step }) {
    await step('the RSA key is served again, and pinned as what it is', async ({ claim }) => {
      server.behaveNormally('ed25519-only')
      await configure(
        srst,
        `no security ssh knownhost ${HOST} ssh-dsa`,
        `security ssh knownhost ${HOST} ssh-rsa ${server.hostKeyMd5('ssh-rsa')}`,
      )
      await backUp(srst)
      claim('the backup succeeds', await srst.lastSucceeds(), srst.backups())
      claim('its manifest is there', await server.has('/vmbackups/Backup_5.manifest'))
    })
  },
})
