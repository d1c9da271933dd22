import { platforms } from '../platforms.ts'
import { infraImages, type FirmwareImage, type FirmwarePackage } from './images.ts'

/** What a firmware file brings into the catalogue. */
export interface ImageFile {
  /** Present when the file is a bundle. */
  readonly bundle?: FirmwarePackage
  readonly images: readonly FirmwareImage[]
}

const INFRA = /^ucs(?:-(6300|6400))?-k9-bundle-infra\.(\d+)\.(\d+)\.(\w+)\.A\.g?bin$/
const SERVER_BUNDLE = /^ucs-k9-bundle-[bc]-series\.(\d+)\.(\d+)\.([\w.]+)\.([BC])\.g?bin$/
const UCSM_IMAGE = /^ucs-manager-k9\.(\d+)\.(\d+)\.([\w.]+)\.bin$/
const NXOS_IMAGE = /^ucs-\d{4}-k9-(kickstart|system)\.(\d+)\.(\d+)\.(\d+)\.(N\d)\.([\w.]+?)\.g?bin$/

/**
 * Reads the name of a firmware file, in the forms that the Firmware Management guide 4.3 shows; undefined
 * for one that the interconnect does not take for firmware.
 */
export function readImageName(name: string): ImageFile | undefined {
  return infra(name) ?? serverBundle(name) ?? ucsmImage(name) ?? nxosImage(name)
}

function infra(name: string): ImageFile | undefined {
  const [, series = '6200', major, minor, rest] = INFRA.exec(name) ?? []
  const platform = Object.values(platforms).find((one) => one.series === series)
  if (major === undefined || !platform) return undefined
  const release = `${major}.${minor}(${rest})`
  return {
    bundle: { name, version: `${release}A` },
    images: infraImages(release, platform),
  }
}

function serverBundle(name: string): ImageFile | undefined {
  const [, major, minor, rest, kind] = SERVER_BUNDLE.exec(name) ?? []
  if (major === undefined) return undefined
  return { bundle: { name, version: `${major}.${minor}(${rest})${kind}` }, images: [] }
}

function ucsmImage(name: string): ImageFile | undefined {
  const [, major, minor, rest] = UCSM_IMAGE.exec(name) ?? []
  if (major === undefined) return undefined
  return { images: [{ name, type: 'System', version: `${major}.${minor}(${rest})` }] }
}

function nxosImage(name: string): ImageFile | undefined {
  const [, part, major, minor, patch, train, rest] = NXOS_IMAGE.exec(name) ?? []
  if (part === undefined) return undefined
  const type = `Fabric Interconnect ${part === 'kickstart' ? 'Kernel' : 'System'}`
  return { images: [{ name, type, version: `${major}.${minor}(${patch})${train}(${rest})` }] }
}
