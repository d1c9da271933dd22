import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { runProgram, temporaryFolder, type ProgramEnd } from './real-programs.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** A project of a user's own that has the packed package. */
export interface InstalledProject {
  readonly cwd: string
  /** Runs a program of `node_modules/.bin`, such as `vitest`. */
  readonly run: (program: string, ...args: readonly string[]) => Promise<ProgramEnd>
}

/**
 * Copies a folder of the checkout and installs what it depends on without a network: this package as
 * `npm pack` makes it, everything else, and only what is declared, as links to where it is installed already.
 */
export async function installProject(folder: string): Promise<InstalledProject> {
  const cwd = temporaryFolder()
  cpSync(join(checkout, folder), cwd, {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  })
  const unpacked = join(cwd, 'node_modules', 'fieldfault')
  await unpackInto(unpacked)
  const { dependencies, devDependencies } = manifestIn(cwd)
  const declared = { ...dependencies, ...devDependencies, ...manifestIn(unpacked).dependencies }
  for (const name of Object.keys(declared)) linkInstalled(name, join(cwd, 'node_modules', name))
  return {
    cwd,
    run: (program, ...args) =>
      runProgram(join(checkout, 'node_modules', '.bin', program), args, {
        cwd,
        env: { NO_COLOR: '1', CI: '1' },
      }),
  }
}

async function unpackInto(folder: string): Promise<void> {
  const packed = temporaryFolder()
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', packed]
  const { code, stderr } = await runProgram('npm', pack, { cwd: checkout })
  expect(code, stderr).toBe(0)
  const [tarball = ''] = readdirSync(packed)
  mkdirSync(folder, { recursive: true })
  const untar = ['-xzf', join(packed, tarball), '-C', folder, '--strip-components=1']
  expect(await runProgram('tar', untar)).toMatchObject({ code: 0 })
  // As npm does with what it links into `node_modules/.bin`.
  chmodSync(join(folder, 'dist/src/cli/main.js'), 0o755)
}

/** The package itself is unpacked, not linked. */
function linkInstalled(name: string, path: string): void {
  if (name === 'fieldfault') return
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(join(checkout, 'node_modules', name), path, 'junction')
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}
