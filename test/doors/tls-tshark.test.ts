import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { runProgram, temporaryFolder } from './real-programs.ts'
import { listenTls, startOpensslClient, type DoorVersion } from './tls-door.ts'
import { tunnelStates } from './tls-states.ts'

/** A wire in front of a port that keeps what goes over it, as `text2pcap -D` reads it. */
async function recordedWire(port: number) {
  const lines: string[] = []
  const keep = (way: 'I' | 'O') => (chunk: Buffer) => {
    const bytes = chunk.toString('hex').match(/../g)!.join(' ')
    lines.push(`${way}\n000000 ${bytes}\n`)
  }
  const listener = createServer((near: Socket) => {
    const far = connect(port, '127.0.0.1')
    near.on('data', keep('O')).on('error', () => {})
    far.on('data', keep('I')).on('error', () => {})
    near.pipe(far).pipe(near)
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  onTestFinished(() => void listener.close())
  return { port: (listener.address() as { port: number }).port, dump: () => lines.join('') }
}

/** What tshark says of a conversation, one packet a line. */
async function tshark(dump: string, keyLog: string): Promise<string> {
  const folder = temporaryFolder()
  const [text, pcap, keys] = ['dump.txt', 'wire.pcap', 'keys.log'].map((name) => join(folder, name))
  writeFileSync(text!, dump)
  writeFileSync(keys!, keyLog)
  await runProgram('text2pcap', ['-q', '-D', '-T', '40000,8305', text!, pcap!])
  const decode = ['-o', `tls.keylog_file:${keys}`, '-d', 'tcp.port==8305,tls']
  const { stdout } = await runProgram('tshark', ['-r', pcap!, ...decode, '-V'])
  return stdout
}

async function conversation(version: DoorVersion, flag: string) {
  const state = tunnelStates.find(({ title }) => title.includes('got the new authority'))!
  const lines: string[] = []
  const door = await listenTls(state.fmc, version, { keyLog: (line) => lines.push(line) })
  const wire = await recordedWire(door.port)
  await startOpensslClient(wire.port, state.ftd, [flag]).ended
  return tshark(wire.dump(), lines.join(''))
}

test('tshark reads the alert of the lab in TLS 1.2', async () => {
  expect(await conversation('TLSv1.2', '-tls1_2')).toMatch(
    /Alert Message\s+Level: Fatal \(2\)\s+Description: Decrypt Error \(51\)/,
  )
})

test('tshark decrypts the alert that the lab encrypted itself in TLS 1.3 with its key log', async () => {
  expect(await conversation('TLSv1.3', '-tls1_3')).toMatch(
    /Alert Message\s+Level: Fatal \(2\)\s+Description: Decrypt Error \(51\)/,
  )
})
