import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { docker, hasProgram } from './engine.ts'

const run = promisify(execFile)

/** The folder that keeps the root file system for the next run. */
const cache = process.env.FIELDFAULT_CONTAINER_CACHE ?? join(tmpdir(), 'fieldfault-container-cache')
const TAG = `fieldfault-stand-in:${process.versions.node}`

/** What is added to a bare Debian: this Node with its npm, and how this machine reaches its registry. */
const OF_THIS_MACHINE = [
  process.execPath,
  '/usr/bin/npm',
  '/usr/lib/node_modules/npm',
  '/usr/etc/npmrc',
  '/etc/ssl/certs/ca-certificates.crt',
]

/**
 * The base image of the tests: that of `FIELDFAULT_BASE`; else one made of Debian and this machine's Node,
 * for machines that reach no image registry; else, without mmdebstrap, the Dockerfile's own.
 */
export async function baseImage(): Promise<string | undefined> {
  if (process.env.FIELDFAULT_BASE) return process.env.FIELDFAULT_BASE
  if (!hasProgram('mmdebstrap')) return undefined
  if ((await docker('images', '--quiet', TAG)) !== '') return TAG
  const root = await bareDebian()
  const context = join(cache, `context-${process.pid}`)
  mkdirSync(context, { recursive: true })
  try {
    copyFileSync(root, join(context, 'root.tar'))
    const paths = OF_THIS_MACHINE.filter(existsSync).map((path) => path.slice(1))
    await run('tar', ['-C', '/', '-cf', join(context, 'node.tar'), ...paths])
    writeFileSync(
      join(context, 'Dockerfile'),
      'FROM scratch\nADD root.tar /\nADD node.tar /\nCMD ["node"]\n',
    )
    await docker('build', '--quiet', '--tag', TAG, context)
  } finally {
    rmSync(context, { recursive: true })
  }
  return TAG
}

async function bareDebian(): Promise<string> {
  const root = join(cache, 'bookworm.tar')
  if (existsSync(root)) return root
  mkdirSync(dirname(root), { recursive: true })
  const draft = join(cache, `bookworm-${process.pid}.tar`)
  const wanted = ['--variant=apt', '--include=libstdc++6,ca-certificates']
  await run('mmdebstrap', ['--quiet', ...wanted, 'bookworm', draft])
  renameSync(draft, root)
  return root
}
