import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { readKexInit, type OfferLists } from '../../src/ssh/kexinit.ts'

/** The first things a side says: its identification line and its KEXINIT. */
export interface FirstWords {
  /** Text after `SSH-2.0-`, without the number of Debian's security update. */
  readonly ident: string
  readonly lists: OfferLists
}

/** Starts a real server, waits until it listens, and reads what it says first. */
export async function serverSays(command: readonly string[], port: number): Promise<FirstWords> {
  const server = run(command)
  onTestFinished(() => end(server))
  const socket = await connectedTo(port)
  socket.write('SSH-2.0-capture\r\n')
  return firstWords(socket)
}

/** Starts a real client against a port that shows `ident`, and reads what it says first. */
export async function clientSays(
  command: (port: number) => readonly string[],
  ident = 'OpenSSH_9.2p1',
): Promise<FirstWords> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const accepted = new Promise<Socket>((resolve) => listener.once('connection', resolve))
  const client = run(command(portOf(listener)))
  onTestFinished(async () => {
    listener.close()
    await end(client)
  })
  const socket = await accepted
  socket.write(`SSH-2.0-${ident}\r\n`)
  return firstWords(socket)
}

/** Runs a program to its end and gives what it printed. */
export async function outputOf(command: readonly string[]): Promise<string> {
  const child = run(command)
  let printed = ''
  child.stdout?.on('data', (text) => (printed += text))
  child.stderr?.on('data', (text) => (printed += text))
  await once(child, 'close')
  return printed
}

function run([program = '', ...args]: readonly string[]): ChildProcess {
  const env = { ...process.env, HOME: '/nonexistent' }
  return spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

function portOf(listener: Server): number {
  const address = listener.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** Tries until the server listens. */
async function connectedTo(port: number, triesLeft = 100): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
  if (connected || triesLeft === 0) return socket
  await new Promise((resolve) => setTimeout(resolve, 50))
  return connectedTo(port, triesLeft - 1)
}

/** Reads up to the end of the KEXINIT packet (RFC 4253 sections 4.2 and 6), then hangs up. */
async function firstWords(socket: Socket): Promise<FirstWords> {
  let read = Buffer.alloc(0)
  for await (const chunk of socket) {
    read = Buffer.concat([read, chunk as Buffer])
    const lineEnd = read.indexOf('\n') + 1
    if (lineEnd === 0 || read.length < lineEnd + 5) continue
    const packetBytes = read.readUInt32BE(lineEnd)
    const packet = read.subarray(lineEnd + 4, lineEnd + 4 + packetBytes)
    if (packet.length < packetBytes) continue
    const lists = readKexInit(packet.subarray(1))
    const ident = read.subarray('SSH-2.0-'.length, lineEnd).toString().trimEnd()
    if (lists) return { ident: withoutUpdate(ident), lists }
  }
  return { ident: 'closed before its KEXINIT', lists: noLists }
}

/** An ident without the number of Debian's security update, which changes while its lists do not. */
export function withoutUpdate(ident: string): string {
  return ident.replace(/\+deb\d+u\d+$/, '')
}

const noLists: OfferLists = {
  kex: [],
  hostKey: [],
  cipherToServer: [],
  cipherToClient: [],
  macToServer: [],
  macToClient: [],
  compressionToServer: [],
  compressionToClient: [],
}
