import { assumed, documented, type Evidence } from '../../src/emulator/index.ts'

/** A fabric interconnect model: what it calls itself, and what does not change with its firmware. */
export interface UcsmPlatform {
  /** As `UCS-FI-6332` in the inventory. */
  readonly pid: string
  readonly memoryMb: number
  /** The part of an NX-OS version that the model decides: `5.0(3)N2`. */
  readonly nxos: string
  /** `6300` of `Cisco UCS 6300 Series Fabric Interconnect`. */
  readonly series: string
  /** The ident of its sshd, after `SSH-2.0-`. */
  readonly ident: string
  /** Signature algorithms for users' keys, told to clients that ask; OpenSSH does so from 7.2 on. */
  readonly serverSigAlgs?: readonly string[]
  /** The ident of the client with which it dials backup servers. */
  readonly clientIdent: string
  readonly evidence: Evidence
}

/** The series that the monitoring guide names for the debug plugin: `6300 Series Fabric Interconnects and lower versions`. */
export const DEBUG_PLUGIN_SERIES_MAX = 6300

const FIPS_SSH = 'OpenSSH_6.2 FIPS'
const PKIX_SSH = 'OpenSSH_7.5 PKIX[10.1]'
const identSource = 'Idents of the NX-OS family; which one an interconnect shows is supposed.'

export const platforms = {
  '6248UP': {
    pid: 'UCS-FI-6248UP',
    memoryMb: 16_165,
    nxos: '5.0(3)N2',
    series: '6200',
    ident: FIPS_SSH,
    clientIdent: FIPS_SSH,
    evidence: documented(`Userauth banner of NASL 66696. ${identSource}`),
  },
  '6332': {
    pid: 'UCS-FI-6332',
    memoryMb: 32_606,
    nxos: '5.0(3)N2',
    series: '6300',
    ident: FIPS_SSH,
    clientIdent: FIPS_SSH,
    evidence: assumed(identSource),
  },
  '6454': {
    pid: 'UCS-FI-6454',
    memoryMb: 64_287,
    nxos: '7.0(3)N2',
    series: '6400',
    ident: PKIX_SSH,
    serverSigAlgs: ['rsa-sha2-256', 'rsa-sha2-512'],
    clientIdent: PKIX_SSH,
    evidence: assumed(`${identSource} OpenSSH has server-sig-algs since 7.2 (release notes).`),
  },
} as const satisfies Readonly<Record<string, UcsmPlatform>>

export type PlatformName = keyof typeof platforms
