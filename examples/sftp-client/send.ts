import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Client, type Algorithms, type SFTPWrapper } from 'ssh2'
import type { Server, Trouble, Upload } from './upload.ts'

/** Nothing that is built on SHA-1. */
const algorithms: Algorithms = {
  kex: ['curve25519-sha256', 'diffie-hellman-group16-sha512', 'diffie-hellman-group14-sha256'],
  serverHostKey: ['ssh-ed25519', 'rsa-sha2-512', 'rsa-sha2-256'],
  cipher: ['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com', 'aes256-ctr', 'aes128-ctr'],
  hmac: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-256', 'hmac-sha2-512'],
}

/** Sends a file over one connection; what came in between, or nothing. */
export async function send(server: Server, file: Upload): Promise<Trouble | undefined> {
  const client = new Client()
  // A connection that breaks late is noticed by whatever is under way on it.
  client.on('error', () => {})
  let keyIsWrong = false
  try {
    const sock = await server.connect()
    client.connect({
      sock,
      username: server.username,
      password: server.password,
      algorithms,
      readyTimeout: 0,
      hostVerifier(key: Buffer) {
        keyIsWrong = fingerprint(key) !== server.hostKey
        return !keyIsWrong
      },
    })
    await once(client, 'ready')
    await write(await openSftp(client), file)
    return undefined
  } catch (error) {
    return keyIsWrong ? 'host-key' : troubleOf(error)
  } finally {
    client.end()
  }
}

function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`
}

function openSftp(client: Client): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.once('close', () => reject(new Error('closed')))
    client.sftp((error, sftp) => (error ? reject(error) : resolve(sftp)))
  })
}

function write(sftp: SFTPWrapper, { path, contents }: Upload): Promise<void> {
  return new Promise((resolve, reject) => {
    sftp.once('close', () => reject(new Error('closed')))
    sftp.writeFile(path, Buffer.from(contents), (error) => (error ? reject(error) : resolve()))
  })
}

/** SFTP has numbers for what went wrong with a file, ssh2 has levels for what went wrong before. */
function troubleOf(error: unknown): Trouble {
  const { level, code, message } = error as { level?: string; code?: unknown; message: string }
  if (typeof code === 'number' && level === undefined) return 'refused'
  if (level === 'client-authentication') return 'login'
  return message.includes('no matching') ? 'handshake' : 'connection'
}
