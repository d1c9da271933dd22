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

/** The fingerprint of the RSA key as ssh-keygen prints it on the server. */
async function fingerprintAt(server: Actor): Promise<string> {
  const shell = await server.login()
  const printed = await shell.enter('ssh-keygen -l -f /etc/ssh/ssh_host_rsa_key.pub')
  shell.close()
  return printed.split(' ')[1] ?? ''
}

export default scenario({
  title: 'A reinstalled backup server shows a host key that is not the pinned one',
  story: `The backup server was authenticated when it was set up, and its fingerprint has been pinned
    since. After a disk failure somebody installs it anew, on newer software and with new host keys. The
    next backup fails with return value 51, and it looks like a broken network, though the pin has done
    exactly what it is for.`,
  references: [
    'Administration Guide 9.0, backup server authentication using an SSH host key',
    'curl exit code 51: SSH MD5 fingerprint not OK',
  ],
  tags: ['srst-manager', 'sftp', 'backup', 'host-key'],
  lab: {
    start: '2013-03-04T08:00:00Z',
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
    const logins = () => journal({ appliance: 'server', event: 'login.*' }).length

    await step('the server is authenticated, and the pin is saved', async ({ claim, show }) => {
      const cli = await srst.login()
      await cli.enter('config t')
      show('backup server authenticate', await cli.enter('backup server authenticate'))
      await cli.enter('end')
      const pins = await cli.enter('show security ssh knownhost')
      const pin = `${HOST} ssh-rsa ${server.hostKeyMd5('ssh-rsa')}`
      claim('the pinned key is the key of the server', pins === pin, pins)
      await cli.enter('write')
      await cli.enter('reload')
      claim('the machine starts again', await srst.isBack())
    })

    await step('a backup arrives', async ({ claim }) => {
      const history = await backUp(srst)
      claim('the backup succeeds', await srst.lastSucceeds(), history)
      claim('its log is on the server', await server.has('/vmbackups/history.log'))
    })

    await step('the server is installed anew, and backups fail', async ({ claim, show }) => {
      server.behave('reinstalled', { profile: 'openssh-6.6.1' })
      const before = logins()
      const history = await backUp(srst)
      show('show backup history', history)
      claim('the backup fails', !(await srst.lastSucceeds()), history)
      claim('the reason is the fingerprint', history.includes('returnvalue:51'), history)
      const refused = journal({ appliance: 'srst', event: 'hostkey.refused' })
      claim('the machine refused the host key', refused.length === 1, refused)
      claim('no login was tried at the server', logins() === before, logins())
      claim('nothing was written there', !(await server.has('/vmbackups/history.log')))
    })
  },

  async repair({ srst, server, step }) {
    await step('the new key is read at the server and pinned', async ({ claim, show }) => {
      const cli = await srst.login()
      await cli.enter('config t')
      await cli.enter(`no security ssh knownhost ${HOST} ssh-rsa`)
      const md5 = await fingerprintAt(server)
      await cli.enter(`security ssh knownhost ${HOST} ssh-rsa ${md5}`)
      await cli.enter('end')
      await cli.enter('write')
      const pins = await cli.enter('show security ssh knownhost')
      show('show security ssh knownhost', pins)
      claim('the key of the server was read', md5 === server.hostKeyMd5('ssh-rsa'), md5)
      claim('there is one pin, and it is the new key', pins === `${HOST} ssh-rsa ${md5}`, pins)
      cli.close()
    })

    await step('the directory is made again, and the backup arrives', async ({ claim }) => {
      const missing = await backUp(srst)
      claim('without the directory it fails', missing.includes('File not found'), missing)
      await server.makeDirectory('/vmbackups')
      const history = await backUp(srst)
      claim('the backup succeeds', await srst.lastSucceeds(), history)
      claim('its log is on the server', await server.has('/vmbackups/history.log'))
    })
  },
})
