/** A lab with one backup server whose files are in memory: serve-uploads PASSWORD. */
import { backupServer } from '../../../emulators/index.ts'
import { systemNow } from '../../../src/clock/real-time.ts'
import { egressTo } from '../../../src/lab/egress.ts'
import { startLab } from '../../../src/lab/lab.ts'
import { loopbackPorts } from '../../../src/lab/port-plan.ts'

const [, , password = ''] = process.argv
const lab = await startLab({
  name: 'uploads',
  seed: 'uploads',
  startMs: systemNow(),
  cast: { server: backupServer({ password }) },
  clock: 'wall',
  ports: loopbackPorts,
  egress: egressTo([]),
})
const [door] = lab.appliance('server').doors
process.stdout.write(`${JSON.stringify({ port: door?.port })}\n`)
