import { backupServer, ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

const OLD_ADDRESS = '10.20.30.9'

export default scenario({
  title: 'A backup fails because the server has moved to another address',
  story: `The backup server was moved to another network, and the operation names its old address. The
    interconnect cannot connect at all, and says what it also says of a blocked handshake: End point timed
    out. Only the journal of the connection tells the two apart: here no server ever answered.`,
  references: ['Field note on backups after 4.0(2a)', 'Administration guide 4.3, backing up'],
  tags: ['ucsm', 'sftp', 'backup', 'network'],
  lab: {
    start: '2019-10-02T10:00:00Z',
    cast: {
      fi: ucsm({ profile: '4.0(2a)' }),
      server: backupServer({ address: '10.20.31.9', hostname: 'backup.example.com' }),
    },
  },

  async script({ fi, server, step, journal }) {
    await step('the backup goes to the old address', async ({ claim, show }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(
        `create backup sftp://${server.username}@${OLD_ADDRESS}/fi.bak full-state enabled`,
        { password: server.password },
      )
      await cli.enter('commit-buffer')
      claim('the backup fails', !(await fi.backupSucceeds(OLD_ADDRESS)), fi.backupFsm(OLD_ADDRESS))
      show('show fsm status', await cli.enter('show fsm status'))
      cli.close()
    })

    await step(
      'nothing but the connection tells it from a blocked handshake',
      async ({ claim }) => {
        const { error } = fi.backupFsm(OLD_ADDRESS)
        claim(
          'the text blames an end point',
          error?.text.startsWith('End point timed out.') ?? false,
        )
        const failed = journal({ appliance: 'fi', event: 'dial.failed' })
        claim('no connection came about', failed.length > 0, failed)
        const met = journal({ appliance: 'server', event: 'connection.*' })
        claim('the server saw nobody', met.length === 0, met)
      },
    )
  },

  async repair({ fi, server, step }) {
    const { address } = server

    await step('the operation is made for the new address', async ({ claim }) => {
      const cli = await fi.login()
      await cli.enter('scope system')
      await cli.enter(`delete backup ${OLD_ADDRESS}`)
      await cli.enter(
        `create backup sftp://${server.username}@${address}/fi.bak full-state enabled`,
        {
          password: server.password,
        },
      )
      await cli.enter('commit-buffer')
      claim('the backup succeeds', await fi.backupSucceeds(address), fi.backupFsm(address))
      claim('the fault went with its operation', fi.fault('F999723', OLD_ADDRESS) === undefined)
      cli.close()
    })
  },
})
