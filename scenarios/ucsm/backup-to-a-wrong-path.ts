import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'A backup fails because the directory does not exist on the server',
  story: `The backup server was rebuilt, and the directory for backups was not. The operation on the
    interconnect still names it. The interconnect reports the path, so this failure is found quickly by
    whoever looks at the FSM, and not at all by whoever looks only at the code F999723.`,
  references: ['SDK MgmtBackup: ERR-DNLD-no-file', 'Administration guide 4.3, backing up'],
  tags: ['ucsm', 'sftp', 'backup', 'path'],
  lab: {
    start: '2019-10-02T10:00:00Z',
    cast: {
      fi: ucsm({ profile: '4.0(2a)' }),
      server: backupServer({ hostname: 'backup.example.com' }),
    },
  },

  async script({ fi, server, step }) {
    const host = server.hostname

    await step('the backup goes to the old directory', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(
        `create backup sftp://${server.username}@${host}/backups/fi.xml all-configuration enabled`,
        { password: server.password },
      )
      await cli.enter('commit-buffer')
      claim('the backup fails', !(await fi.backupSucceeds(host)), fi.backupFsm(host))
      show('show fsm status', await cli.enter('show fsm status'))
      const { error } = fi.backupFsm(host)
      claim(
        'the path is named',
        error?.text === '/backups/fi.xml: No such file or directory#',
        error,
      )
      claim('F999723 is critical', fi.fault('F999723', host)?.severity === 'critical')
      cli.close()
    })
  },

  async repair({ fi, server, step }) {
    const host = server.hostname

    await step('the operation is given a path that exists', async ({ claim }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`scope backup ${host}`)
      await cli.enter('set remote-file /fi.xml')
      await cli.enter('enable', { password: server.password })
      await cli.enter('commit-buffer')
      claim('the backup succeeds', await fi.backupSucceeds(host), fi.backupFsm(host))
      claim('the file is there', await server.has('/fi.xml'))
      cli.close()
    })
  },
})
