import { fmc, ftd } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

/** Root's shell on an appliance. */
async function rootAt(appliance: Actor) {
  const shell = await appliance.login()
  await shell.enter('expert')
  await shell.enter('sudo su', { password: appliance.password })
  return shell
}

export default scenario({
  title: 'For a manager on 7.1 there is no hotfix, and that of another train is refused',
  story: `A manager runs 7.1, whose maintenance has ended, and its InternalCA expires in two months.
    The hotfixes for 7.0 and 7.2 are tried, and both are refused as not applicable, while
    generate_certs.pl is not there. Since every certificate is still good, an upgrade with its
    reboot costs nothing but the time it takes, and 7.2.10 brings the programs along.`,
  references: ['Cisco document 222464', 'Field Notice 74214', 'CSCwd08098'],
  tags: ['renewal', 'fmc', 'ftd', 'certificate', 'hotfix', 'upgrade'],
  lab: {
    start: '2024-09-12T08:00:00Z',
    cast: {
      fmc: fmc({
        profile: '7.1',
        hostname: 'FMC-1',
        address: '10.48.79.232',
        caExpiresIn: '60d',
      }),
      branch: ftd({ hostname: 'BRANCH', address: '10.48.79.23', managers: ['fmc'] }),
    },
  },

  async script({ fmc, branch, step }) {
    await step('the program is not there', async ({ claim, show }) => {
      claim('the device is up', await fmc.devicesComeUp(), fmc.devices())
      const shell = await rootAt(fmc)
      const answer = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', answer)
      claim(
        'the shell does not know it',
        answer.endsWith('generate_certs.pl: command not found'),
        answer,
      )
      shell.close()
    })

    await step('hotfixes of other trains are refused', async ({ claim, show }) => {
      for (const letters of ['FK', 'FZ', 'AE', 'AO', 'B']) {
        claim(`${letters} is not installed`, !(await fmc.installHotfix(letters)), fmc.tasks())
        const task = fmc.tasks().at(-1)
        const sentence = 'the update is not applicable to version 7.1.0.'
        claim('the task says why', task?.state === 'failed' && task.text.endsWith(sentence), task)
      }
      show(
        'Tasks',
        fmc
          .tasks()
          .map(({ text }) => text)
          .join('\n'),
      )
      const { software } = fmc.views()
      claim('the manager has no hotfix', software.hotfixes.length === 0, software)
      const shell = await rootAt(fmc)
      const answer = await shell.enter('generate_certs.pl')
      claim('the program is still not there', answer.endsWith('command not found'), answer)
      shell.close()
      claim('the device has noticed nothing', branch.tunnel() === 'up', branch.managers())
    })
  },

  async repair({ fmc, branch, step, advance }) {
    await step('while everything is valid, an upgrade brings the program', async ({ claim }) => {
      claim('7.2.10 is installed', await fmc.upgrade('7.2.10'), fmc.state())
      claim('the device comes back', await fmc.devicesComeUp(), fmc.devices())
    })

    await step('the certificates are renewed', async ({ claim, show }) => {
      const shell = await rootAt(fmc)
      const run = await shell.enter('generate_certs.pl')
      show('generate_certs.pl', run)
      claim('everything is pushed', !run.includes('Failed to push'), run)
      shell.close()
    })

    await step('the old date passes, and both are rebooted', async ({ claim }) => {
      await advance('70d')
      for (const one of [fmc, branch]) claim(`${one.hostname} starts`, await one.reboot())
      claim('the device comes back', await fmc.devicesComeUp(), fmc.devices())
    })
  },
})
