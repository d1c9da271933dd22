import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How a program ended. */
export interface Ended {
  status: number | null
  output: string
}

/** Runs a program to its end with `input` as its standard input; it is killed after 50 seconds. */
export function run(program: string, args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      timeout: 50_000,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    child.stdin.on('error', () => {}).end(input)
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, output }))
  })
}

/** A folder that is removed at the end of the test. */
export async function scratchFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'fieldfault-transfer-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export async function sha256OfFile(path: string): Promise<string> {
  return sha256(await readFile(path))
}

const lenient = [
  ...['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null'],
  ...['-o', 'BatchMode=no', '-o', 'PreferredAuthentications=password', '-o', 'LogLevel=ERROR'],
]

/** OpenSSH's scp; remote names are written `u@127.0.0.1:path`. */
export function scp(port: number, args: readonly string[]): Promise<Ended> {
  return run('sshpass', ['-p', 'x', 'scp', '-q', '-P', `${port}`, ...lenient, ...args])
}

/** OpenSSH's sftp, given a batch of commands. */
export function sftp(port: number, commands: readonly string[]): Promise<Ended> {
  const args = ['-p', 'x', 'sftp', '-q', '-P', `${port}`, ...lenient, '-b', '-', 'u@127.0.0.1']
  return run('sshpass', args, `${commands.join('\n')}\n`)
}

/** PuTTY's pscp; `hostKey` is the fingerprint it is to trust. */
export function pscp(port: number, hostKey: string, args: readonly string[]): Promise<Ended> {
  const common = ['-batch', '-P', `${port}`, '-l', 'u', '-pw', 'x', '-hostkey', hostKey]
  return run('pscp', [...common, ...args])
}

/** PuTTY's psftp, given a batch of commands. */
export async function psftp(
  port: number,
  hostKey: string,
  commands: readonly string[],
): Promise<Ended> {
  const common = ['-batch', '-P', `${port}`, '-l', 'u', '-pw', 'x', '-hostkey', hostKey]
  return run('psftp', [...common, '-b', '/dev/stdin', '127.0.0.1'], `${commands.join('\n')}\n`)
}

/** A Python script that has a paramiko SFTPClient `sftp`. */
export function paramiko(port: number, lines: readonly string[]): Promise<Ended> {
  const script = [
    'import paramiko, sys',
    `transport = paramiko.Transport(("127.0.0.1", ${port}))`,
    'transport.connect(username="u", password="x")',
    'sftp = paramiko.SFTPClient.from_transport(transport)',
    ...lines,
    'transport.close()',
  ]
  return run('/usr/bin/python3', ['-'], script.join('\n'))
}
