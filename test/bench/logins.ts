import { median, type Benchmark, type Result } from './benchmark.ts'
import { startOwn } from './child-program.ts'
import { authorizedKey, loginOffer, sshdSettings, type LoginMethod } from './login-facts.ts'
import { canMountShadow } from './shadow-mount.ts'
import { startSshd } from './sshd.ts'
import { inTemporaryFolder } from './temporary-folder.ts'

interface Login {
  readonly kex: string
  readonly method: LoginMethod
  /** How many times sshd's logins a second the lab is to serve. */
  readonly atLeast?: number
}

const passwordLogins: readonly Login[] = [
  { kex: 'curve25519-sha256', method: 'password', atLeast: 12 },
  { kex: 'diffie-hellman-group16-sha512', method: 'password', atLeast: 10 },
  { kex: 'diffie-hellman-group18-sha512', method: 'password', atLeast: 4 },
  { kex: 'diffie-hellman-group-exchange-sha256', method: 'password', atLeast: 4 },
]
const keyLogins: readonly Login[] = [{ kex: 'curve25519-sha256', method: 'publickey' }]

const ROUNDS = 3
const OURS_SECONDS = 2
/** Longer, because it serves so few. */
const SSHD_SECONDS = 3

/** Logins in a second, eight at a time, by one client: a full handshake, the login, and good-bye. */
export const logins: Benchmark = {
  name: 'logins',
  async run(say) {
    const results: Result[] = []
    if (!canMountShadow()) say('no logins with a password: giving sshd one takes root and unshare')
    const wanted = canMountShadow() ? [...passwordLogins, ...keyLogins] : keyLogins
    for (const login of wanted) {
      const { kex, method, atLeast } = login
      say(`${kex} with ${method}`)
      results.push({
        what: `${method} logins, ${kex}`,
        unit: '/s',
        ...(await inTemporaryFolder((folder) => compare(login, folder))),
        referenceIs: 'sshd',
        ...(atLeast !== undefined && { aim: { of: 'ratio', atLeast } }),
      })
    }
    return results
  },
}

/** Both servers run at once, and the client goes from one to the other and back. */
async function compare(login: Login, folder: string): Promise<Pick<Result, 'ours' | 'reference'>> {
  const { kex, method } = login
  const [ours, reference]: [number[], number[]] = [[], []]
  const lab = startOwn('serve-logins', [kex, folder])
  const { port } = await lab.says<{ port: number }>()
  const settings = sshdSettings(loginOffer(kex))
  const sshd = await startSshd({
    folder,
    settings,
    ...(method === 'publickey' && { authorizedKey }),
  })
  try {
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await loginsPerSecond(port, login, OURS_SECONDS))
      reference.push(await loginsPerSecond(sshd.port, login, SSHD_SECONDS))
    }
  } finally {
    await Promise.all([lab.stop(), sshd.stop()])
  }
  return { ours: median(ours), reference: median(reference) }
}

async function loginsPerSecond(
  port: number,
  { kex, method }: Login,
  seconds: number,
): Promise<number> {
  const client = startOwn('log-in', [String(port), kex, method, String(seconds)])
  return (await client.says<{ perSecond: number }>()).perSecond
}
