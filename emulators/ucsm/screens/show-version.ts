import { documented } from '../../../src/emulator/index.ts'
import type { UcsmPlatform } from '../platforms.ts'

export const evidence = documented(
  'Firmware Management guide 4.3: show version in /system and /fabric-interconnect; the EXEC line follows the pattern a scanner reads.',
)

/** `show version` at EXEC. */
export function execVersion(version: string): string {
  return ['', `System version: ${version}`, ''].join('\n')
}

/** `show version` in /system. */
export function systemVersion(version: string): string {
  return [
    'UCSM:',
    `    Running-Vers: ${version}`,
    `    Package-Vers: ${version}A`,
    '    Activate-Status: Ready',
    '',
    'UCSM Service Pack:',
    `    Running-Vers: ${servicePackOf(version)}`,
    '    Running-Modules:',
    '    Package-Vers:',
    '    Activate-Status: Ready',
  ].join('\n')
}

/** The kernel version: release 4.0(2a) on train 5.0(3)N2 is 5.0(3)N2(4.02a). */
export function kernelVersion(version: string, { kernelTrain }: UcsmPlatform): string {
  const { major, minor, build } = partsOf(version)
  return `${kernelTrain}(${major}.${minor}${build})`
}

function servicePackOf(version: string): string {
  const { major, minor, build } = partsOf(version)
  return `${major}.${minor}(${Number.parseInt(build, 10)})SP0(Default)`
}

function partsOf(version: string): { major: string; minor: string; build: string } {
  const [, major = '', minor = '', build = ''] = /^(\d+)\.(\d+)\((\w+)\)/.exec(version) ?? []
  return { major, minor, build }
}
