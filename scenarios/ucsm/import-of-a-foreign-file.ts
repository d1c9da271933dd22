import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

const EXPORT = '/restore/all-config.xml'

export default scenario({
  title: 'An import fails because the file is not a configuration of UCS Manager',
  story: `A configuration is to be brought back after a change went wrong. The file with the right name on the
    server is of another product, and the only real backup of that night is a full-state one. Both imports
    fail with F999724, and the configuration stays as it is. An all-configuration backup can be imported.`,
  references: ['Administration guide 4.3, importing', 'Faults reference 4.3, F999724'],
  tags: ['ucsm', 'sftp', 'import'],
  lab: {
    start: '2019-10-02T10:00:00Z',
    cast: {
      fi: ucsm({ profile: '4.0(2a)' }),
      server: backupServer({
        hostname: 'backup.example.com',
        files: { [EXPORT]: '<?xml version="1.0"?>\n<switchConfig name="sw-1"/>\n' },
      }),
    },
  },

  async script({ fi, server, step }) {
    const host = server.hostname
    const place = `sftp://${server.username}@${host}`
    const password = server.password

    await step('the file with the right name is imported', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`create import-config ${place}${EXPORT} enabled merge`, { password })
      await cli.enter('commit-buffer')
      claim('the import fails', !(await fi.importSucceeds(host)), fi.importFsm(host))
      show('show fsm status', await cli.enter('show fsm status'))
      const { error, stage } = fi.importFsm(host)
      claim('it fails in the stage config', stage === 'config', stage)
      claim('the class is unknown', error?.text.includes('no class named switchConfig') ?? false)
      claim('F999724 is critical', importFault()?.severity === 'critical', importFault())
      cli.close()
    })

    await step('a full-state backup is tried instead', async ({ claim }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`create backup ${place}/restore/full.bak full-state enabled`, { password })
      await cli.enter('commit-buffer')
      claim('it is a good backup', await fi.backupSucceeds(host), fi.backupFsm(host))
      await cli.enter('up')
      await cli.enter(`scope import-config ${host}`)
      await cli.enter('set remote-file /restore/full.bak')
      await cli.enter('enable', { password })
      await cli.enter('commit-buffer')
      claim('the import fails', !(await fi.importSucceeds(host)), fi.importFsm(host))
      claim('F999724 counts twice', importFault()?.occurrences === 2, importFault())
      cli.close()
    })

    function importFault() {
      return fi.faultOn('F999724', `sys/import-config-${host}`)
    }
  },

  async repair({ fi, server, step }) {
    const host = server.hostname
    const place = `sftp://${server.username}@${host}`
    const password = server.password

    await step('an all-configuration backup can be imported', async ({ claim }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`enter backup ${place}${EXPORT} all-configuration enabled`, { password })
      await cli.enter('commit-buffer')
      claim('the backup succeeds', await fi.backupSucceeds(host), fi.backupFsm(host))
      await cli.enter('up')
      await cli.enter(`scope import-config ${host}`)
      await cli.enter(`set remote-file ${EXPORT}`)
      await cli.enter('enable', { password })
      await cli.enter('commit-buffer')
      claim('the import succeeds', await fi.importSucceeds(host), fi.importFsm(host))
      cli.close()
    })
  },
})
