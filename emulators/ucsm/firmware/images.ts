import { documented } from '../../../src/emulator/index.ts'
import type { UcsmPlatform } from '../platforms.ts'

export const evidence = documented(
  'Firmware Management guide 4.3: names and versions of packages and images; those of other releases and of NX-OS are formed after them.',
)

/** A bundle that was downloaded. */
export interface FirmwarePackage {
  readonly name: string
  readonly version: string
}

/** A part of a bundle. */
export interface FirmwareImage extends FirmwarePackage {
  readonly type: string
}

/** The infrastructure bundle of a release: `ucs-6400-k9-bundle-infra.4.0.1a.A.bin` with `4.0(1a)A`. */
export function infraPackage(release: string, platform: UcsmPlatform): FirmwarePackage {
  const [prefix, ending] =
    platform.series === '6200' ? ['ucs', 'gbin'] : [`ucs-${platform.series}`, 'bin']
  return {
    name: `${prefix}-k9-bundle-infra.${dotted(release)}.A.${ending}`,
    version: `${release}A`,
  }
}

/** The images in the infrastructure bundle of a release. */
export function infraImages(release: string, platform: UcsmPlatform): FirmwareImage[] {
  const version = nxosVersion(release, platform)
  const series = platform.series === '6200' ? '6100' : platform.series
  const ending = platform.series === '6200' ? 'gbin' : 'bin'
  const nxos = (part: string) => `ucs-${series}-k9-${part}.${dotted(version)}.${ending}`
  return [
    { name: nxos('kickstart'), type: 'Fabric Interconnect Kernel', version },
    { name: nxos('system'), type: 'Fabric Interconnect System', version },
    { name: `ucs-manager-k9.${dotted(release)}.bin`, type: 'System', version: release },
  ]
}

/** The NX-OS of a release: `5.0(3)N2(4.02a)` for 4.0(2a). */
export function nxosVersion(release: string, { nxos }: UcsmPlatform): string {
  const [, major = '', minor = '', rest = ''] = /^(\d+)\.(\d+)\((\w+)\)$/.exec(release) ?? []
  return `${nxos}(${major}.${minor}${rest})`
}

/** `4.0(2a)` as names have it: `4.0.2a`. */
function dotted(version: string): string {
  return version.replace(/\(/g, '.').replace(/\)/g, '.').replace(/\.+/g, '.').replace(/\.$/, '')
}
