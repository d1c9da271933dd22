import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'A backup fails because the disk of the server is full',
  story: `Every week a full-state backup went to the server under a new name, and nobody took the old ones
    away. One week the disk is full in the middle of the upload. The interconnect says so, and the server
    keeps the part that had arrived, under the name of a backup that cannot be restored.`,
  references: ['SDK MgmtBackup: ERR-DNLD-no-space', 'Administration guide 4.3, backing up'],
  tags: ['ucsm', 'scp', 'backup', 'disk'],
  lab: {
    start: '2019-10-02T10:00:00Z',
    cast: {
      fi: ucsm({ profile: '4.0(2a)' }),
      server: backupServer({ hostname: 'backup.example.com', quotaBytes: 400_000 }),
    },
  },

  async script({ fi, server, step, journal }) {
    const host = server.hostname
    const url = (name: string) => `scp://${server.username}@${host}/${name} full-state enabled`

    await step('the first backup has room', async ({ claim }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`create backup ${url('week-1.bak')}`, { password: server.password })
      await cli.enter('commit-buffer')
      claim('the backup succeeds', await fi.backupSucceeds(host), fi.backupFsm(host))
      cli.close()
    })

    await step('the second has not', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`enter backup ${url('week-2.bak')}`, { password: server.password })
      await cli.enter('commit-buffer')
      claim('the backup fails', !(await fi.backupSucceeds(host)), fi.backupFsm(host))
      show('show fsm status', await cli.enter('show fsm status'))
      const { error } = fi.backupFsm(host)
      claim('the code is no space', error?.code === 'ERR-DNLD-no-space', error)
      const cut = journal({ appliance: 'server', event: 'file.received' }).filter(
        ({ data }) => 'complete' in data && !data.complete,
      )
      claim('the server keeps a part of the file', cut.length > 0, cut)
      cli.close()
    })
  },

  async repair({ fi, server, step }) {
    const host = server.hostname

    await step('old files are taken away and the backup runs again', async ({ claim }) => {
      await server.removeFile('/week-1.bak')
      await server.removeFile('/week-2.bak')
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`scope backup ${host}`)
      await cli.enter('enable', { password: server.password })
      await cli.enter('commit-buffer')
      claim('the backup succeeds', await fi.backupSucceeds(host), fi.backupFsm(host))
      claim('the whole file is there', await server.has('/week-2.bak'))
      cli.close()
    })
  },
})
