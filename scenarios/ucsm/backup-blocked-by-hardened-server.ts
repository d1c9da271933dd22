import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'A hardened modern server refuses the interconnect',
  story: `The Linux server that takes the backups was hardened after an audit: curve25519, AEAD ciphers and
    encrypt-then-MAC are all it has left. Everybody looks at the interconnect, which nobody touched. There
    is not one category in which the two have anything in common; the interconnect knows only older names.`,
  references: ['Field note on backups after 4.0(2a)', 'Release Notes for UCS Manager 4.0'],
  tags: ['ucsm', 'ssh', 'scp', 'backup', 'hardening'],
  lab: {
    start: '2021-05-20T09:00:00Z',
    cast: {
      fi: ucsm({ profile: '4.0(2a)' }),
      server: backupServer({ profile: 'hardened', hostname: 'backup.example.com' }),
    },
  },

  async script({ fi, server, step, journal }) {
    const host = server.hostname

    await step('the backup is refused', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`create backup scp://${server.username}@${host}/fi.bak full-state enabled`, {
        password: server.password,
      })
      await cli.enter('commit-buffer')
      claim('the backup fails', !(await fi.backupSucceeds(host)), fi.backupFsm(host))
      show('the fault as a poller prints it', fi.faultLine('F999723', host))
      const refused = journal({ appliance: 'server', event: 'handshake.refused' })
      claim('the server refused the handshake', refused.length > 0, refused)
      const logins = journal({ appliance: 'server', event: 'login.*' })
      claim('nobody got as far as a password', logins.length === 0, logins)
      cli.close()
    })
  },

  async repair({ fi, server, step }) {
    const host = server.hostname

    await step('the hardening is taken back to the defaults of OpenSSH 9.2', async ({ claim }) => {
      server.upgrade('openssh-9.2')
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
