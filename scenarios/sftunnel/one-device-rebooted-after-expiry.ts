import { fmc, ftd } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'One device is rebooted after the InternalCA has expired, and does not come back',
  story: `Two devices hang on a manager whose InternalCA expired last week, and both are up. One of them is
    rebooted for a reason of its own and stays disabled, while its neighbour works on, so that everybody looks
    for a fault of that device. Its log has it: error 10 at depth 1, and the manager has the alert that says so.`,
  references: ['CSCwd08098', 'Field Notice 74214', 'Cisco document 222464'],
  tags: ['sftunnel', 'fmc', 'ftd', 'certificate', 'expiry', 'reboot'],
  lab: {
    start: '2024-09-20T03:00:00Z',
    cast: {
      fmc: fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2014-09-22' }),
      branch: ftd({ hostname: 'BRANCH', address: '10.48.79.23', clockSkew: '0s', managers: ['fmc'] }),
      hub: ftd({ hostname: 'HUB', address: '10.48.79.24', clockSkew: '0s', managers: ['fmc'] }),
    },
  },
  async script() {},
})
