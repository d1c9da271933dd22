import { ucsm, workstation } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'

export default scenario({
  title: 'The old PuTTY cannot log in to an interconnect on 4.0(2a)',
  story: `An operator's jump host has carried PuTTY 0.62 since 2011. It still negotiates a key exchange and a
    cipher with an interconnect on 4.0(2a), but the firmware takes no MAC that is built on SHA-1 or MD5, and
    the window closes before it asks for a password. A current PuTTY logs in at once.`,
  references: ['Release Notes for UCS Manager 4.0'],
  tags: ['ucsm', 'ssh', 'login'],
  lab: {
    start: '2019-09-12T08:00:00Z',
    cast: {
      fi: ucsm({ profile: '4.0(2a)', platform: '6332' }),
      jumphost: workstation({ profile: 'putty-0.62' }),
    },
  },

  async script({ fi, jumphost, step, journal }) {
    await step('the old client is refused', async ({ claim }) => {
      const attempt = await jumphost.ssh(fi)
      claim('there is no login', !attempt.ok)
      const refused = journal({ appliance: 'fi', event: 'handshake.refused' })
      const empty = refused.map(({ data }) => ('table' in data ? data.table?.empty : undefined))
      claim('the MAC is what they lack', empty.join() === 'macToServer', empty)
    })

    await step('no password was asked or sent', async ({ claim }) => {
      const logins = journal({ appliance: 'fi', event: 'login.*' })
      claim('the interconnect saw no login', logins.length === 0, logins)
    })
  },

  async repair({ fi, jumphost, step }) {
    await step('a current client logs in', async ({ claim, show }) => {
      jumphost.upgrade('putty-0.78')
      const attempt = await jumphost.ssh(fi)
      claim('there is a prompt', attempt.ok && attempt.session.prompt() === 'UCS-A# ', attempt)
      if (!attempt.ok) return
      show('show version', await attempt.session.enter('show version'))
      attempt.session.close()
    })
  },
})
