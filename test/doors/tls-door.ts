import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { chainVerifier } from '../../src/emulator/tls-trust.ts'
import {
  openTls,
  serveTls,
  type TlsClientOptions,
  type TlsEvent,
  type TlsOffer,
  type TlsServerPolicy,
} from '../../src/tls/index.ts'
import { TEST_START_MS } from '../rooms/tls/certificates.ts'
import { testClock } from '../rooms/tls/tls-pair.ts'
import { freePort } from './lane.ts'
import { startProgram, temporaryFolder } from './real-programs.ts'
import { opensslFiles, type EndFiles } from './tls-states.ts'

/** What an appliance offers at each version; weak signatures are left to the verifier. */
export const offers = {
  'TLSv1.2': {
    versions: { min: 'TLSv1.2', max: 'TLSv1.2' },
    cipherSuites: ['ECDHE-RSA-AES256-GCM-SHA384', 'AES256-GCM-SHA384', 'AES128-SHA'],
    securityLevel: 0,
  },
  'TLSv1.3': {
    versions: { min: 'TLSv1.3', max: 'TLSv1.3' },
    cipherSuites: ['TLS_AES_256_GCM_SHA384'],
    securityLevel: 0,
  },
} as const satisfies Record<string, TlsOffer>

/** A version that both sides of a test speak. */
export type DoorVersion = keyof typeof offers

function settings(files: EndFiles, version: DoorVersion) {
  const { clock } = testClock()
  const events: TlsEvent[] = []
  return {
    events,
    ...offers[version],
    clock,
    credentials: files.credentials,
    verify: chainVerifier({ trusted: [files.trusted], securityLevel: 1 }),
    observe: (event: TlsEvent) => events.push(event),
  }
}

/** The lab's TLS server on a free port; it answers with what it reads. */
export async function listenTls(
  files: EndFiles,
  version: DoorVersion,
  policy: Partial<TlsServerPolicy> = {},
) {
  const { events, ...rest } = settings(files, version)
  const sockets = new Set<Socket>()
  const listener = createServer((socket) => {
    sockets.add(socket)
    serveTls(socket, {
      ...rest,
      clientCertificate: 'required',
      established: ({ stream }) => stream.pipe(stream),
      ...policy,
    })
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  onTestFinished(() => {
    listener.close()
    for (const socket of sockets) socket.destroy()
  })
  return { port: (listener.address() as { port: number }).port, events }
}

/** The lab's TLS client, up to its outcome. */
export async function dialTls(
  port: number,
  files: EndFiles,
  version: DoorVersion,
  options: Partial<TlsClientOptions> = {},
) {
  const { events, ...rest } = settings(files, version)
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  onTestFinished(() => void socket.destroy())
  return { outcome: await openTls(socket, { ...rest, ...options }), events }
}

const AT_LAB_TIME = ['-attime', String(TEST_START_MS / 1000)]
const VERIFYING = ['-verify_return_error', ...AT_LAB_TIME]

/** `openssl s_client` towards a port, with the files of one end; `input` is typed into it. */
export function startOpensslClient(port: number, files: EndFiles, options: readonly string[] = []) {
  return startProgram('openssl', [
    's_client',
    '-connect',
    `127.0.0.1:${port}`,
    '-verify',
    '5',
    '-cipher',
    'DEFAULT@SECLEVEL=1',
    ...VERIFYING,
    ...opensslFiles(temporaryFolder(), files),
    ...options,
  ])
}

/** `openssl s_server` on a free port, with the files of one end. */
export async function startOpensslServer(files: EndFiles, options: readonly string[] = []) {
  const port = await freePort()
  const program = startProgram('openssl', [
    's_server',
    '-accept',
    `127.0.0.1:${port}`,
    '-Verify',
    '5',
    '-cipher',
    'DEFAULT@SECLEVEL=0',
    ...VERIFYING,
    ...opensslFiles(temporaryFolder(), files),
    ...options,
  ])
  await program.until('ACCEPT')
  return { port, program }
}
