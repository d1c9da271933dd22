import { documented } from '../../../src/emulator/index.ts'

export const evidence = documented(
  'Firmware Management guide 4.3: show version in /system; the EXEC line follows the pattern a scanner reads.',
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

/** `show version` in /system/capability. */
export function catalogVersion(version: string): string {
  return [
    'Catalog:',
    `    Running-Vers: ${version}T`,
    `    Package-Vers: ${version}A`,
    '    Activate-Status: Ready',
  ].join('\n')
}

/** No service pack: release 4.0(2a) has 4.0(2)SP0(Default). */
function servicePackOf(version: string): string {
  return `${version.replace(/[a-z]+\)$/, ')')}SP0(Default)`
}
