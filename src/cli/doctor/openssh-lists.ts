import { spawnSync } from 'node:child_process'
import { clientDefaults } from '../../lab/directory/openssh-defaults.ts'
import type { Finding } from './finding.ts'

/** The names by which `ssh -Q` lists what it implements (ssh(1)). */
const QUERIES = { kex: 'kex', hostKey: 'HostKeyAlgorithms', cipher: 'cipher', mac: 'mac' } as const

/** Compares what the machine's ssh implements with what the doors of old appliances need. */
export function compareOpenSshLists(): Finding[] {
  return Object.entries(QUERIES).flatMap(([list, query]): Finding[] => {
    const { enabled, dormant, option } = clientDefaults[list as keyof typeof QUERIES]
    const { stdout, status } = spawnSync('ssh', ['-Q', query], { encoding: 'utf8' })
    if (status !== 0) return []
    const implemented = new Set(stdout.split('\n').map((name) => name.trim()))
    const lacking = [...enabled, ...dormant].filter((name) => !implemented.has(name))
    const says =
      lacking.length === 0
        ? 'ssh implements all that the doors of the lab can need'
        : `ssh lacks ${lacking.join(', ')}: doors that have nothing else refuse it`
    return [{ what: `ssh ${option}`, ok: lacking.length === 0, isNeeded: false, says }]
  })
}
