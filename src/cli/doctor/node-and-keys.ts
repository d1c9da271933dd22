import { accessSync, constants, mkdirSync } from 'node:fs'
import { keyFolder } from '../../lab/key-folder.ts'
import type { Finding } from './finding.ts'

/** The oldest Node that runs the lab, as package.json says. */
const NODE_LEAST = [20, 19] as const

/** Looks at the version of Node. */
export function checkNode(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor, leastMinor] = NODE_LEAST
  const ok = major > leastMajor || (major === leastMajor && minor >= leastMinor)
  const says = ok
    ? version
    : `${version} is older than ${NODE_LEAST.join('.')}: install a newer one`
  return { what: 'Node', ok, isNeeded: true, says }
}

/** Looks whether made host keys can be kept between runs. */
export function checkKeyFolder(folder: string = keyFolder()): Finding {
  const finding = { what: 'key folder', isNeeded: false }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return { ...finding, ok: true, says: folder }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const says = `${folder} refuses (${code}): keys are made anew at each start; see FIELDFAULT_KEYS`
    return { ...finding, ok: false, says }
  }
}
