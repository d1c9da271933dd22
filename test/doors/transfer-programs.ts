import { createHash, randomFillSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram, temporaryFolder } from './real-programs.ts'

/** How a transfer program ended: its status and everything it printed. */
export interface TransferEnd {
  status: number | null
  output: string
}

/** Nothing to complain about. */
export const fine: TransferEnd = { status: 0, output: '' }

/** Bytes that no compression or luck gets right. */
export function noiseBytes(count: number): Buffer {
  return randomFillSync(Buffer.alloc(count))
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function sha256OfFile(path: string): string {
  return sha256(readFileSync(path))
}

const lenient = [
  '-F/dev/null',
  '-oStrictHostKeyChecking=no',
  '-oUserKnownHostsFile=/dev/null',
  '-oBatchMode=no',
  '-oPreferredAuthentications=password',
  '-oLogLevel=ERROR',
]

/** OpenSSH's scp, or another of its versions; remote names are written `u@127.0.0.1:path`. */
export function scp(port: number, args: readonly string[], program = 'scp'): Promise<TransferEnd> {
  return run('sshpass', ['-p', 'x', program, '-q', `-P${port}`, ...lenient, ...args])
}

/** OpenSSH's sftp, given a batch of commands. */
export function sftp(port: number, commands: readonly string[]): Promise<TransferEnd> {
  const args = ['-p', 'x', 'sftp', '-q', `-P${port}`, ...lenient, '-b', '-', 'u@127.0.0.1']
  return run('sshpass', args, lines(commands))
}

/** PuTTY's pscp; `fingerprint` is of the host key it is to trust. */
export function pscp(
  { port, fingerprint }: { port: number; fingerprint: string },
  args: readonly string[],
): Promise<TransferEnd> {
  return run('pscp', [...puttyLogin(port, fingerprint), '-q', ...args])
}

/** PuTTY's psftp, given a batch of commands. */
export function psftp(
  { port, fingerprint }: { port: number; fingerprint: string },
  commands: readonly string[],
): Promise<TransferEnd> {
  const args = [...puttyLogin(port, fingerprint), '-b', scriptOf(commands), '127.0.0.1']
  return run('psftp', args)
}

/** A Python script in which `sftp` is paramiko's SFTPClient. */
export function paramiko(port: number, script: readonly string[]): Promise<TransferEnd> {
  const before = [
    'import paramiko',
    `transport = paramiko.Transport(("127.0.0.1", ${port}))`,
    'transport.connect(username="u", password="x")',
    'sftp = paramiko.SFTPClient.from_transport(transport)',
  ]
  return run('/usr/bin/python3', ['-'], lines([...before, ...script, 'transport.close()']))
}

/** lftp, given a batch of commands. */
export function lftp(port: number, commands: readonly string[]): Promise<TransferEnd> {
  const before = [
    'set cmd:fail-exit yes',
    `set sftp:connect-program "ssh -a -x ${lenient.join(' ')}"`,
    'set net:max-retries 1',
    `open sftp://u:x@127.0.0.1:${port}`,
  ]
  return run('lftp', ['-f', scriptOf([...before, ...commands])])
}

function puttyLogin(port: number, fingerprint: string): string[] {
  return ['-batch', '-P', `${port}`, '-l', 'u', '-pw', 'x', '-hostkey', fingerprint]
}

function scriptOf(commands: readonly string[]): string {
  const path = join(temporaryFolder(), 'script')
  writeFileSync(path, lines(commands))
  return path
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('')
}

async function run(program: string, args: readonly string[], input = ''): Promise<TransferEnd> {
  const env = { LC_ALL: 'C.UTF-8' }
  const { code, stdout, stderr } = await runProgram(program, args, { input, env })
  return { status: code, output: stdout + stderr }
}
