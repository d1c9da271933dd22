import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

/** How long one waits for a tunnel before giving up. */
const PATIENCE_MS = 900_000

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

export default scenario({
  title: 'sftunnel is restarted to see whether that helps, on a device and then on the manager',
  story: `The InternalCA has expired unnoticed, everything is connected, and somebody looks into a
    deployment that took long. The first thing that is always tried is a restart of sftunnel on
    the device, and it does not come back. The second is to restart its channel on the manager,
    in the menu of manage_procs.pl. The menu asks for one peer and restarts the process, and now no
    device is connected any more.`,
  references: ['Cisco document 222464', 'Cisco document 225502', 'Field Notice 74214'],
  tags: ['renewal', 'sftunnel', 'fmc', 'ftd', 'certificate', 'expiry', 'troubleshooting'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2014-09-22' }),
      branch: ftd({ hostname: 'BRANCH', address: '10.48.79.23', managers: ['fmc'] }),
      hub: ftd({ hostname: 'HUB', address: '10.48.79.24', managers: ['fmc'] }),
    },
  },

  async script({ fmc, branch, hub, step, advance, journal }) {
    const numbers = (role: string, event: string) =>
      journal({ appliance: role, event }).flatMap(({ data }) =>
        'number' in data ? [data.number] : [],
      )

    await step('after the date everything works', async ({ claim }) => {
      claim('both devices are enabled', await fmc.devicesComeUp(), fmc.devices())
      await advance('10d')
      claim('policies are deployed', await fmc.deploy('BRANCH'), fmc.tasks())
    })

    await step('sftunnel of the device is restarted', async ({ claim, show }) => {
      const shell = await rootAt(branch)
      const before = await shell.enter('sftunnel_status.pl | grep Connected')
      claim('both channels stand', before.match(/Connected: Yes/g)?.length === 2, before)
      await shell.enter('pmtool restartbyid sftunnel')
      claim('it stays down', !(await branch.comesUp(undefined, PATIENCE_MS)), branch.managers())
      const process = await shell.enter('pmtool status | grep "^sftunnel"')
      show('pmtool status | grep sftunnel', process)
      claim('the process runs', process.includes('Running'), process)
      const after = await shell.enter('sftunnel_status.pl | grep Connected')
      show('sftunnel_status.pl', after)
      claim('no channel stands', !after.includes('Connected: Yes'), after)
      shell.close()
      const sent = numbers('branch', 'alert.sent')
      claim('it sends alert 45', sent.length > 0 && sent.every((one) => one === 45), sent)
    })

    await step('the channel is restarted on the manager', async ({ claim, show }) => {
      const shell = await rootAt(fmc)
      await shell.press('manage_procs.pl\r')
      await shell.press('3\r')
      const answer = await shell.press(`${branch.uuid()}\r`)
      show('manage_procs.pl, choice 3', answer.split('\n').slice(0, 2).join('\n'))
      claim('it takes the one peer', answer.includes('Comm. channel restarted'), answer)
      await shell.press('0\r')
      claim('the device stays down', !(await branch.comesUp(undefined, PATIENCE_MS)))
      claim('the other one is gone, too', hub.tunnel() === 'down', hub.managers())
      const sockets = await shell.enter('netstat -an | grep 8305')
      show('netstat -an | grep 8305', sockets)
      claim('nobody is connected', !sockets.includes('ESTABLISHED'), sockets)
      shell.close()
    })

    await step('both logs have the reason', async ({ claim, show }) => {
      const error = hub.log().findLast((line) => line.includes('  err ')) ?? ''
      claim('error 10 at the device', error.endsWith('err 10:certificate has expired'), error)
      const alert = 'error:14094415:SSL routines:ssl3_read_bytes:sslv3 alert certificate expired'
      const received = fmc.log().findLast((line) => line.endsWith(alert)) ?? ''
      claim('alert 45 at the manager', received !== '', fmc.log().slice(-10))
      show('messages', `${error}\n${received}`)
    })
  },

  async repair({ fmc, branch, hub, step }) {
    await step('hotfix, new files, and both get them over SSH', async ({ claim, show }) => {
      claim('hotfix FZ is installed', await fmc.installHotfix('FZ'), fmc.tasks())
      const shell = await rootAt(fmc)
      const run = await shell.enter('generate_certs.pl')
      claim('six files have failed', run.match(/^Failed to push/gm)?.length === 6, run)
      for (const { hostname, address, username, password } of [branch, hub])
        await shell.enter(`echo '${hostname},${address},${username},${password}' >> devices.csv`)
      const account = await shell.enter('copy_sftunnel_certs.py devices.csv')
      show('copy_sftunnel_certs.py devices.csv', account)
      claim('both have them', account.match(/Successfully copied/g)?.length === 2, account)
      claim('both come back', await fmc.devicesComeUp(), fmc.devices())
      shell.close()
    })

    await step('now a restart harms nothing', async ({ claim }) => {
      const shell = await rootAt(fmc)
      await shell.enter('pmtool restartbyid sftunnel')
      shell.close()
      claim('both come back', await fmc.devicesComeUp(), fmc.devices())
    })
  },
})
