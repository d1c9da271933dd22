import { createHash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { Client, type Algorithms } from 'ssh2'

/** How an SSH server stands, from best to worst. */
export type Standing = 'current' | 'outdated' | 'foreign' | 'silent' | 'unreachable'

/** What one look at a server saw. */
export interface Sight {
  readonly standing: Standing
  /** `SHA256:...` of the host key; absent when no key was shown. */
  readonly hostKey?: string
  /** What the handshake agreed on; absent when it came to nothing. */
  readonly kex?: string
}

export interface Looker {
  readonly connect: () => Promise<Duplex>
  readonly wait: (ms: number) => Promise<void>
}

/** A server that says nothing for so long is silent. */
const SILENCE_MS = 15_000

const current: Algorithms = {
  kex: ['curve25519-sha256', 'diffie-hellman-group16-sha512', 'diffie-hellman-group14-sha256'],
  serverHostKey: ['ssh-ed25519', 'rsa-sha2-512', 'rsa-sha2-256'],
  cipher: ['aes256-gcm@openssh.com', 'aes256-ctr', 'aes128-ctr'],
  hmac: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-256', 'hmac-sha2-512'],
}

const outdated: Algorithms = {
  kex: ['diffie-hellman-group14-sha1', 'diffie-hellman-group1-sha1'],
  serverHostKey: ['ssh-rsa', 'ssh-dss'],
  cipher: ['aes128-ctr', 'aes128-cbc', '3des-cbc'],
  hmac: ['hmac-sha1', 'hmac-md5'],
}

/** Shakes hands with a server, first as a current client and then as an old one, and says how it stands. */
export async function lookAt(looker: Looker): Promise<Sight> {
  const sight = await shakeHands(looker, current)
  if (sight.standing !== 'foreign') return sight
  const second = await shakeHands(looker, outdated)
  return second.standing === 'current' ? { ...second, standing: 'outdated' } : second
}

async function shakeHands({ connect, wait }: Looker, algorithms: Algorithms): Promise<Sight> {
  const client = new Client()
  let hostKey: string | undefined
  const shaken = new Promise<Sight>((resolve) => {
    client.on('handshake', ({ kex }) => resolve({ standing: 'current', kex }))
    client.on('error', ({ message }) =>
      resolve({ standing: message.includes('no matching') ? 'foreign' : 'unreachable' }),
    )
  })
  const silence = wait(SILENCE_MS).then((): Sight => ({ standing: 'silent' }))
  try {
    const sock = await connect()
    client.connect({ sock, username: 'monitor', algorithms, readyTimeout: 0, hostVerifier })
    const sight = await Promise.race([shaken, silence])
    return hostKey === undefined ? sight : { ...sight, hostKey }
  } catch {
    return { standing: 'unreachable' }
  } finally {
    client.end()
  }

  function hostVerifier(key: Buffer): boolean {
    hostKey = `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`
    return true
  }
}
