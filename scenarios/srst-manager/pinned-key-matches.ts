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
async function fingerprintAt(server: Actor, hash: 'sha256' | 'md5'): Promise<string> {
  const shell = await server.login()
  const printed = await shell.enter(`ssh-keygen -l -E ${hash} -f /etc/ssh/ssh_host_rsa_key.pub`)
  shell.close()
  return printed.split(' ')[1] ?? ''
}

export default scenario({
  title: 'A fingerprint is pinned that was read at the server, and only its exact digits work',
  story: `After an audit the backup server is to be authenticated by a fingerprint that comes from its own
    console. ssh-keygen prints it in forms that SRST Manager does not know, and then it is typed with one
    digit wrong. With the sixteen pairs of digits of MD5 as they are, the key is checked and the backup
    arrives.`,
  references: [
    'Administration Guide 9.0, backup server authentication using an SSH host key',
    'Release notes of OpenSSH 6.8: fingerprints are SHA256 by default',
  ],
  tags: ['srst-manager', 'sftp', 'backup', 'host-key', 'fingerprint'],
  lab: {
    start: '2016-02-01T09:00:00Z',
    cast: {
      srst: srstManager({
        profile: '11.0',
        hostname: 'srstmgr-1',
        backupUrl: `sftp://${HOST}/vmbackups`,
        backupUsername: 'backup',
        backupPassword: 'mainserver',
      }),
      server: backupServer({
        profile: 'openssh-7.4',
        hostname: HOST,
        password: 'mainserver',
        files: { '/vmbackups/': '' },
      }),
    },
  },

  async script({ srst, server, step, journal }) {
    const logins = () => journal({ appliance: 'server', event: 'login.*' }).length
    const md5 = server.hostKeyMd5('ssh-rsa') ?? ''

    await step('without a pin, any key will do', async ({ claim }) => {
      const history = await backUp(srst)
      claim('the backup succeeds', await srst.lastSucceeds(), history)
      const refused = journal({ appliance: 'srst', event: 'hostkey.refused' })
      claim('no key was refused', refused.length === 0, refused)
    })

    await step('the fingerprint is pasted as ssh-keygen prints it', async ({ claim, show }) => {
      const sha256 = await fingerprintAt(server, 'sha256')
      const prefixed = await fingerprintAt(server, 'md5')
      claim('it has its prefix', prefixed === `MD5:${md5}`, prefixed)
      const cli = await srst.login()
      await cli.enter('config t')
      for (const pasted of [`ssh-rsa ${sha256}`, `ssh-rsa ${prefixed}`, `ssh-dss ${md5}`]) {
        const answer = await cli.enter(`security ssh knownhost ${HOST} ${pasted}`)
        show(pasted, answer)
        claim(`${pasted} is refused`, answer.includes('% Invalid input detected'), answer)
      }
      const pins = await cli.enter('show security ssh knownhost')
      claim('nothing is pinned', pins === '', pins)
      cli.close()
    })

    await step('one digit is typed wrong', async ({ claim, show }) => {
      const wrong = md5.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))
      const before = logins()
      const cli = await srst.login()
      await cli.enter('config t')
      await cli.enter(`security ssh knownhost ${HOST} ssh-rsa ${wrong}`)
      cli.close()
      const history = await backUp(srst)
      show('show backup history', history)
      claim('the backup fails', !(await srst.lastSucceeds()), history)
      const { reason = '' } = srst.backups().at(-1) ?? {}
      claim('the reason is the fingerprint', reason.includes('returnvalue:51'), reason)
      claim('no login was tried at the server', logins() === before, logins())
    })
  },

  async repair({ srst, server, step, journal }) {
    const md5 = server.hostKeyMd5('ssh-rsa') ?? ''

    await step('the digits are typed without their prefix', async ({ claim, show }) => {
      const prefixed = await fingerprintAt(server, 'md5')
      const cli = await srst.login()
      await cli.enter('config t')
      await cli.enter(`security ssh knownhost ${HOST} ssh-rsa ${prefixed.replace('MD5:', '')}`)
      await cli.enter('end')
      await cli.enter('write')
      const pins = await cli.enter('show security ssh knownhost')
      show('show security ssh knownhost', pins)
      claim('the key of the server is pinned', pins === `${HOST} ssh-rsa ${md5}`, pins)
      cli.close()
    })

    await step('the key is checked, and the backup arrives', async ({ claim }) => {
      const history = await backUp(srst)
      claim('the backup succeeds', await srst.lastSucceeds(), history)
      const presented = journal({ appliance: 'srst', event: 'hostkey.presented' }).at(-1)?.data
      claim('it met the pinned key', JSON.stringify(presented).includes(md5), presented)
      claim('the manifest is there', await server.has('/vmbackups/Backup_3.manifest'))
    })
  },
})
