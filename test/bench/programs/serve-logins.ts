/** A lab with one appliance to log in to, whose host key it writes down: serve-logins KEX FOLDER. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setup } from 'xstate'
import { systemNow } from '../../../src/clock/real-time.ts'
import { defineEmulator, openSshDoor, startChart } from '../../../src/emulator/index.ts'
import { egressTo } from '../../../src/lab/egress.ts'
import { startLab } from '../../../src/lab/lab.ts'
import { loopbackPorts } from '../../../src/lab/port-plan.ts'
import { loginOffer, password, userKey } from '../login-facts.ts'

const [, , kex = '', folder = ''] = process.argv
const offer = loginOffer(kex)
const machine = setup({}).createMachine({ id: 'gate', initial: 'open', states: { open: {} } })

const gate = defineEmulator({
  name: 'gate',
  imitates: 'an appliance whose SSH door has one algorithm of each kind',
  profiles: { usual: { title: 'usual' } },
  defaultProfile: 'usual',
  options: {},
  doors: [{ service: 'ssh', port: 22 }],
  machines: [machine],
  commands: () => [],
  behaviours: {},
  events: {},
  evidence: () => [],
  async start({ surroundings }) {
    const chart = startChart(surroundings, machine, { stream: 'appliance', input: undefined })
    await openSshDoor(surroundings, {
      port: 22,
      policy: () => ({
        ident: 'OpenSSH_9.2',
        offer,
        auth: {
          methods: ['publickey', 'password'],
          publicKey: (_user, { blob }) => userKey.publicBlob.equals(blob),
          password: (_user, given) => given === password,
        },
        handlers: {},
      }),
    })
    const { privatePem } = surroundings.hostKey('ssh-rsa')
    writeFileSync(join(folder, 'host-key'), privatePem, { mode: 0o600 })
    return {
      handle: undefined,
      state: () => 'open',
      profile: () => 'usual',
      send: () => {},
      credentials: [],
      sshOffer: () => offer,
      hostKeys: () => [],
      stop: () => chart.stop(),
    }
  },
})

const lab = await startLab({
  name: 'logins',
  seed: 'logins',
  startMs: systemNow(),
  cast: { gate: gate() },
  clock: 'wall',
  ports: loopbackPorts,
  egress: egressTo([]),
})
const [door] = lab.appliance('gate').doors
process.stdout.write(`${JSON.stringify({ port: door?.port })}\n`)
