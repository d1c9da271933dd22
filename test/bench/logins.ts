import { median, type Benchmark, type Result } from './benchmark.ts'
import { startOwn } from './child-program.ts'
import { authorizedKey, loginOffer, sshdSettings } from './login-facts.ts'
import { startSshd } from './sshd.ts'
import { inTemporaryFolder } from './temporary-folder.ts'

/** Key exchanges, and how many times sshd's logins a second the lab is to serve. */
const aims = {
  'curve25519-sha256': 12,
  'diffie-hellman-group16-sha512': 10,
  'diffie-hellman-group18-sha512': 4,
  'diffie-hellman-group-exchange-sha256': 4,
}
const ROUNDS = 3
const OURS_SECONDS = 2
/** Longer, because it serves so few. */
const SSHD_SECONDS = 3

/** Logins in a second, eight at a time, by one client: a full handshake, a user's key, and good-bye. */
export const logins: Benchmark = {
  name: 'logins',
  async run(say) {
    const results: Result[] = []
    for (const [kex, atLeast] of Object.entries(aims)) {
      say(kex)
      results.push({
        what: `logins with ${kex}`,
        unit: '/s',
        ...(await inTemporaryFolder((folder) => compare(kex, folder))),
        referenceIs: 'sshd',
        aim: { of: 'ratio', atLeast },
      })
    }
    return results
  },
}

/** Both servers run at once, and the client goes from one to the other and back. */
async function compare(kex: string, folder: string): Promise<Pick<Result, 'ours' | 'reference'>> {
  const [ours, reference]: [number[], number[]] = [[], []]
  const lab = startOwn('serve-logins', [kex, folder])
  const { port } = await lab.says<{ port: number }>()
  const sshd = await startSshd({ folder, authorizedKey, settings: sshdSettings(loginOffer(kex)) })
  try {
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await loginsPerSecond(port, kex, OURS_SECONDS))
      reference.push(await loginsPerSecond(sshd.port, kex, SSHD_SECONDS))
    }
  } finally {
    await Promise.all([lab.stop(), sshd.stop()])
  }
  return { ours: median(ours), reference: median(reference) }
}

async function loginsPerSecond(port: number, kex: string, seconds: number): Promise<number> {
  const client = startOwn('log-in', [String(port), kex, String(seconds)])
  return (await client.says<{ perSecond: number }>()).perSecond
}
