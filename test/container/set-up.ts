import type { TestProject } from 'vitest/node'
import { docker, findEngine, type Engine } from './engine.ts'
import { baseImage } from './stand-in-base.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The images to test with; absent on a machine that runs no containers. */
    readonly images: Images | undefined
  }
}

/** The images that the tests run. */
export interface Images {
  readonly lab: string
  readonly sshd: string
  /** Bytes by which the lab's image is larger than its base. */
  readonly bytesOverBase: number | undefined
}

const LAB = 'fieldfault:under-test'
const SSHD = 'fieldfault-sshd:under-test'

let engine: Engine | undefined
let before: readonly string[] = []

/** Builds the images once for all files; without an engine it says so, and in CI it fails. */
export async function setup(project: TestProject): Promise<void> {
  const found = await findEngine()
  if (typeof found === 'string') {
    if (process.env.CI === 'true') throw new TypeError(`no container can be run: ${found}`)
    console.warn(`The container tests are SKIPPED: ${found}.`)
    project.provide('images', undefined)
    return
  }
  engine = found
  before = await danglingImages()
  try {
    project.provide('images', await buildImages())
  } catch (error) {
    await teardown()
    throw error
  }
}

/** Leaves nothing but the base image, and ends the engine if it was started here. */
export async function teardown(): Promise<void> {
  if (!engine) return
  const tagged = (await Promise.all([LAB, SSHD].map(idsOf))).flat()
  const dangling = (await danglingImages()).filter((id) => !before.includes(id))
  const made = [...tagged, ...dangling]
  if (made.length > 0) await docker('rmi', '--force', ...made)
  await engine.stop()
}

async function buildImages(): Promise<Images> {
  const base = await baseImage()
  const args = base === undefined ? [] : ['--build-arg', `BASE=${base}`]
  const build = ['build', '--quiet', '--network', 'host', '--force-rm', ...args]
  await docker(...build, '--tag', LAB, '.')
  await docker(
    ...build,
    '--tag',
    SSHD,
    '--file',
    'test/container/sshd.dockerfile',
    'test/container',
  )
  const bytesOverBase =
    base === undefined ? undefined : (await bytesOf(LAB)) - (await bytesOf(base))
  if (bytesOverBase !== undefined)
    console.log(`The image is ${Math.round(bytesOverBase / 1e6)} MB larger than its base.`)
  return { lab: LAB, sshd: SSHD, bytesOverBase }
}

function danglingImages(): Promise<string[]> {
  return idsOf('--filter=dangling=true')
}

/** The images of a name, or that a filter lets through. */
async function idsOf(which: string): Promise<string[]> {
  const ids = await docker('images', '--quiet', '--no-trunc', which)
  return [...new Set(ids.split('\n').filter(Boolean))]
}

async function bytesOf(image: string): Promise<number> {
  return Number(await docker('image', 'inspect', '--format', '{{.Size}}', image))
}
