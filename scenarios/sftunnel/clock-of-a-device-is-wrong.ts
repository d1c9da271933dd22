import { fmc, ftd } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'The clock of a device is a month behind, and to it the InternalCA has not begun',
  story: `Two devices come to a manager that was installed from an image of last week, and the
    clock of one of them is a month behind. Its tunnel does not come up, its log is full of
    certificate errors, and with the field notice in mind everybody reads expired. The number is 9
    and not 10; three weeks later, when the clock has reached the first day of the InternalCA, the
    tunnel comes up by itself and takes the evidence with it.`,
  references: ['Cisco document 215540', 'RFC 5246 section 7.2.2, bad_certificate'],
  tags: ['sftunnel', 'fmc', 'ftd', 'certificate', 'clock'],
  lab: {
    start: '2024-08-06T08:00:00Z',
    cast: {
      fmc: fmc({
        profile: '7.4',
        hostname: 'FMC-1',
        address: '10.48.79.232',
        imageBuilt: '2024-07-27',
      }),
      ftd: ftd({
        hostname: 'FTD-1',
        address: '10.48.79.23',
        managers: ['fmc'],
        clockSkew: '-30d',
      }),
      other: ftd({ hostname: 'FTD-2', address: '10.48.79.24', managers: ['fmc'] }),
    },
  },

  async script({ fmc, ftd, other, step, journal }) {
    await step('one of two devices does not come up', async ({ claim }) => {
      claim('its tunnel stays down', !(await ftd.comesUp()), ftd.managers())
      claim('that of the other stands', other.tunnel() === 'up', other.managers())
      const states = fmc.devices().map(({ name, state }) => `${name} ${state}`)
      claim('the manager shows the one as disabled', states.includes('FTD-1 disabled'), states)
      claim('and the other as enabled', states.includes('FTD-2 enabled'), states)
    })

    await step('the error is 9 and not 10', async ({ claim, show }) => {
      const error = ftd.log().find((line) => line.includes('  err ')) ?? ''
      show('messages of the device', ftd.log().slice(0, 12).join('\n'))
      claim('the device says so', error.endsWith('err 9:certificate is not yet valid'), error)
      const found = journal({ appliance: 'ftd', event: 'handshake.refused' }).flatMap(({ data }) =>
        'verification' in data && data.verification ? [data.verification] : [],
      )
      const isEarly = found.every(({ error: number, depth }) => number === 9 && depth === 1)
      claim('of the InternalCA, each time', found.length > 0 && isEarly, found)
      const alerts = journal({ appliance: 'fmc', event: 'alert.received' }).flatMap(({ data }) =>
        'number' in data ? [data.number] : [],
      )
      claim('the manager receives alert 42', alerts.includes(42) && !alerts.includes(45), alerts)
      const received = 'error:14094412:SSL routines:ssl3_read_bytes:sslv3 alert bad certificate'
      claim(
        'and logs it',
        fmc.log().some((line) => line.endsWith(received)),
      )
    })

    await step('the clock of the device tells', async ({ claim, show }) => {
      const cli = await ftd.login()
      const time = await cli.enter('show time')
      show('show time', time)
      claim('it is a month behind', /UTC - +Sun Jul +7 /.test(time), time)
      cli.close()
      const shell = await fmc.login()
      await shell.enter('expert')
      const begin = await shell.enter(
        'openssl x509 -startdate -noout -in /etc/sf/ca_root/cacert.pem',
      )
      show('openssl x509 -startdate', begin)
      claim('the InternalCA began later', begin.includes('Jul 27 00:00:00 2024 GMT'), begin)
      shell.close()
    })
  },

  async repair({ fmc, ftd, step, advance }) {
    await step(
      'three weeks later the tunnel comes up, and nobody has done anything',
      async ({ claim, show }) => {
        const file = `/var/sf/peers/${fmc.uuid()}/cacert.pem`
        const before = ftd.readFile(file)
        await advance('21d')
        claim('the tunnel stands', await ftd.comesUp(), ftd.managers())
        claim('the device is enabled', await fmc.devicesComeUp(), fmc.devices())
        claim('the InternalCA is the same', before !== undefined && ftd.readFile(file) === before)
        const cli = await ftd.login()
        const time = await cli.enter('show time')
        show('show time', time)
        claim('the clock is still a month behind', /UTC - +Sun Jul +28 /.test(time), time)
        cli.close()
      },
    )
  },
})
