import { createHash } from 'node:crypto'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import ssh2, { type ServerChannel, type SFTPWrapper } from 'ssh2'

/** What the server does with a client; anything left out is refused. */
export interface BareServices {
  sftp?: (sftp: SFTPWrapper, cut: () => void) => void
  exec?: (channel: ServerChannel, command: string, cut: () => void) => void
}

export interface BareServer {
  port: number
  /** SHA-256 fingerprint of the host key, as OpenSSH and PuTTY print it. */
  fingerprint: string
  close: () => Promise<void>
}

const algorithms = {
  kex: ['curve25519-sha256'],
  serverHostKey: ['ssh-ed25519'],
  cipher: ['aes128-ctr'],
  hmac: ['hmac-sha2-256'],
  compress: ['none'],
} satisfies ssh2.ServerConfig['algorithms']

const hostKey = ssh2.utils.generateKeyPairSync('ed25519')
const fingerprint = `SHA256:${createHash('sha256')
  .update(Buffer.from(hostKey.public.split(' ')[1] ?? '', 'base64'))
  .digest('base64')
  .replace(/=+$/, '')}`

/** ssh2's own server and nothing around it, letting anyone in with any password; for tests of file transfer. */
export async function startBareServer(services: BareServices): Promise<BareServer> {
  const sockets = new Set<Socket>()
  const server = new ssh2.Server({ hostKeys: [hostKey.private], algorithms }, () => {})
  server.on('connection', (client) => {
    client.on('error', () => {})
    client.on('authentication', (context) =>
      context.method === 'password' ? context.accept() : context.reject(['password']),
    )
    client.on('session', (accept) => serveSession(accept(), services, () => cut(client)))
  })
  const listener = createServer((socket) => {
    socket.setNoDelay(true)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    server.injectSocket(socket)
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  return {
    port: (listener.address() as AddressInfo).port,
    fingerprint,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        listener.close(() => resolve())
      }),
  }
}

function serveSession(session: ssh2.Session, { sftp, exec }: BareServices, cut: () => void): void {
  session.on('env', (accept) => accept?.())
  if (sftp) session.on('sftp', (accept) => sftp(accept(), cut))
  if (exec) session.on('exec', (accept, _reject, { command }) => exec(accept(), command, cut))
}

/** The way a cable is pulled: nothing more is sent, not even what SSH would say at the end. */
function cut(client: ssh2.Connection): void {
  ;(client as unknown as { _sock: Socket })._sock.destroy()
}
