import { fmc, ftd } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'The manager is upgraded to repair one device, and all devices are gone',
  story: `The InternalCA has expired, and one device has been disabled since it lost power.
    Somebody reads that a later release has the fix and upgrades the manager. The upgrade renews
    nothing, but it restarts the manager: every tunnel goes down, and none of them comes back.`,
  references: ['CSCwd08098', 'Field Notice 74214', 'Cisco document 222464'],
  tags: ['sftunnel', 'fmc', 'ftd', 'certificate', 'expiry', 'upgrade'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({
        profile: '7.2',
        hostname: 'FMC-1',
        address: '10.48.79.232',
        imageBuilt: '2014-09-22',
        vdb: 399,
      }),
      branch: ftd({ hostname: 'BRANCH', address: '10.48.79.23', managers: ['fmc'] }),
      hub: ftd({ hostname: 'HUB', address: '10.48.79.24', managers: ['fmc'] }),
      core: ftd({ hostname: 'CORE', address: '10.48.79.25', managers: ['fmc'] }),
    },
  },

  async script({ fmc, branch, step, advance, journal, now }) {
    const enabled = () =>
      fmc.devices().flatMap(({ name, state }) => (state === 'enabled' ? [name] : []))
    const refusals = (role: string) =>
      journal({ appliance: role, event: 'handshake.refused' }).flatMap(({ data }) =>
        'verification' in data && data.verification ? [data.verification] : [],
      )
    const authority = () => fmc.readFile('/etc/sf/ca_root/cacert.pem')

    await step('after the date one device loses power and stays down', async ({ claim }) => {
      claim('all three come up', await fmc.devicesComeUp(), fmc.devices())
      await advance('10d')
      branch.losePower()
      await advance('30m')
      claim('it starts again', await branch.switchOn())
      claim('its tunnel does not come up', !(await branch.comesUp()))
      claim('the other two are enabled', enabled().toSorted().join() === 'CORE,HUB', enabled())
    })

    await step('the manager is upgraded, and all are gone', async ({ claim, show }) => {
      const before = authority()
      claim('the upgrade is installed', await fmc.upgrade('7.4'), fmc.state())
      claim('the manager runs 7.4', fmc.profile() === '7.4', fmc.profile())
      claim('the InternalCA is the old one', authority() === before)
      const end = fmc.caEndMs() ?? Number.POSITIVE_INFINITY
      claim('it has expired', end < Date.parse(now()), new Date(end).toISOString())
      await advance('2h')
      claim('no device is enabled', enabled().length === 0, enabled())
      for (const role of ['hub', 'core'])
        claim(
          `${role} has refused the InternalCA`,
          refusals(role).length > 0 &&
            refusals(role).every(({ error, depth }) => error === 10 && depth === 1),
          refusals(role),
        )
      show('messages of the manager', fmc.log().slice(-12).join('\n'))
    })

    await step('the manager shows it, and cannot deploy any more', async ({ claim, show }) => {
      for (const name of ['BRANCH', 'HUB', 'CORE'])
        claim(`nothing gets to ${name}`, !(await fmc.deploy(name)), fmc.tasks())
      const alerts = fmc.alerts().map(({ module, text }) => `${module}: ${text}`)
      show('Health', alerts.join('\n'))
      const silent = alerts.filter((text) => text.startsWith('Appliance Heartbeat'))
      claim('three devices are silent', silent.length === 3, alerts)
      const shell = await fmc.login()
      await shell.enter('expert')
      const sockets = await shell.enter('netstat -an | grep 8305')
      show('netstat -an | grep 8305', sockets)
      claim('the manager listens', sockets.includes('LISTEN'), sockets)
      claim('nobody is connected', !sockets.includes('ESTABLISHED'), sockets)
      shell.close()
    })
  },

  async repair({ fmc, branch, hub, core, step }) {
    await step('what was needed is a hotfix and new files', async ({ claim, show }) => {
      claim('hotfix AO is installed', await fmc.installHotfix('AO'), fmc.tasks())
      const shell = await fmc.login()
      await shell.enter('expert')
      await shell.enter('sudo su', { password: fmc.password })
      const run = await shell.enter('generate_certs.pl')
      claim('nine files have failed', run.match(/^Failed to push/gm)?.length === 9, run)
      for (const { hostname, address, username, password } of [branch, hub, core])
        await shell.enter(`echo '${hostname},${address},${username},${password}' >> devices.csv`)
      const account = await shell.enter('copy_sftunnel_certs.py devices.csv')
      show('copy_sftunnel_certs.py devices.csv', account)
      claim('all three have them', account.match(/Successfully copied/g)?.length === 3, account)
      shell.close()
      claim('all three come up', await fmc.devicesComeUp(), fmc.devices())
      claim('policies are deployed', await fmc.deploy('BRANCH'), fmc.tasks())
    })
  },
})
