import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { profiles } from '../../emulators/ucsm/profiles.ts'
import { golden } from './goldens.ts'
import { runProgram } from './real-programs.ts'
import { raiseInterconnect } from './ucsm-lab.ts'

const releases = Object.keys(profiles)

/** `4-0-2a` for 4.0(2a), as the profile's own file is called. */
const fileOf = (release: string) => release.replaceAll(/\W+/g, '-').replace(/-$/, '')

interface Scan {
  readonly command: string
  readonly args: (port: string) => readonly string[]
  /** Whether a line is about the interconnect, and the same in every run. */
  readonly keeps: (line: string) => boolean
}

const scans: Readonly<Record<string, Scan>> = {
  /** Left out: fingerprints, which follow from the seed, and CVEs and advice, which grow with ssh-audit. */
  'ssh-audit': {
    command: 'ssh-audit',
    args: (port) => ['--no-colors', '--port', port, '127.0.0.1'],
    keeps: (line) => /^(?:\((?:gen|kex|key|enc|mac)\)| +`-)/.test(line),
  },
  /** Left out: version and time of nmap, latency, and the free port with nmap's guess at its service. */
  'ssh2-enum-algos': {
    command: 'nmap',
    // The plus sign runs the script on a port that is not 22.
    args: (port) => ['-n', '-Pn', '-p', port, '--script', '+ssh2-enum-algos', '127.0.0.1'],
    keeps: (line) => line.startsWith('|'),
  },
}

async function scanned({ command, args, keeps }: Scan, port: number): Promise<string> {
  const { code, stdout, stderr } = await runProgram(command, args(String(port)))
  if (stdout === '') throw new TypeError(`${command} ended with ${code}: ${stderr}`)
  const lines = stdout.split('\n').map((line) => line.trimEnd())
  const kept = lines
    .filter(keeps)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
  return `${kept.trim()}\n`
}

const cases = Object.entries(scans).flatMap(([name, scan]) =>
  releases.map((release) => ({ name, scan, release })),
)

test.each(cases)('$name reports on $release what its golden says', async (row) => {
  const { name, scan, release } = row
  const { port } = await raiseInterconnect({ profile: release })
  const report = await scanned(scan, port)
  expect(report).toBe(golden(`${name}/${fileOf(release)}`, report))
})

test.each(Object.keys(scans))('%s has no golden of a release that is gone', (name) => {
  const files = readdirSync(new URL(`goldens/${name}`, import.meta.url))
  expect(files.toSorted()).toEqual(releases.map((one) => `${fileOf(one)}.txt`).toSorted())
})
