import { onTestFinished } from 'vitest'
import { fmc, type FmcHandle } from '../../../emulators/fmc/index.ts'
import { ftd, type FtdHandle, type FtdOptions } from '../../../emulators/ftd/index.ts'
import { internalCa } from '../../../emulators/sftunnel/certificates/internal-ca.ts'
import { internalCaName } from '../../../emulators/sftunnel/certificates/names.ts'
import { tunnelCertificate } from '../../../emulators/sftunnel/certificates/tunnel-certificate.ts'
import type { CastMember, ConsoleAnswer } from '../../../src/emulator/index.ts'
import { loginTo } from '../../../src/emulator/operator-session.ts'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import { rsaKeyFrom } from '../../../src/entropy/seeded-rsa.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import type { LabPlan } from '../../../src/lab/lab.ts'
import {
  issueCertificate,
  issueSelfSigned,
  keyFile,
  newAuthorityFiles,
  revocationListOf,
} from '../../../src/pki/index.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'
import { scriptHost, type ScriptHostHandle } from './script-host.ts'

const LIST_MS = 30 * 86_400_000
/** Where root is at home on the host of the scripts. */
export const HOME = '/root'
export const PASSWORD = 'Admin123!'
const START_MS = Date.parse('2024-11-12T14:07:36Z')
const FMC = { hostname: 'FMCpri', address: '10.48.79.10', password: PASSWORD }

const TUNNEL_FILES = ['cacert.pem', 'sftunnel-key.pem', 'sftunnel-cert.pem'] as const

/** A device that the manager has from the start. */
export const device = (hostname: string, address: string, options: FtdOptions = {}): CastMember =>
  ftd({ hostname, address, password: PASSWORD, managers: ['fmc'], ...options })

/** The devices of most tests. */
export const TWO_DEVICES = {
  FTDv: device('FTDv', '10.48.67.53'),
  'BSNS-1120-1': device('BSNS-1120-1', '10.48.67.54'),
}

/** A manager with devices, and a host with the scripts in the place of the manager's own shell. */
export async function startCopyLab(
  devices: Readonly<Record<string, CastMember>> = TWO_DEVICES,
  { plan = {}, fmcOptions = {} }: { plan?: Partial<LabPlan>; fmcOptions?: object } = {},
) {
  const lab = await stillLab(
    { fmc: fmc({ ...FMC, ...fmcOptions }), host: scriptHost(), ...devices },
    { keyFolder: keyFolder(), startMs: START_MS, ...plan },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const manager = lab.appliance('fmc').handle as FmcHandle
  const host = lab.appliance('host').handle as ScriptHostHandle
  const handle = (role: string) => lab.appliance(role).handle as FtdHandle

  /** Does on the manager what generate_certs.pl does while no tunnel stands: new files, none of them sent. */
  async function renew(roles = Object.keys(devices)): Promise<void> {
    const made = renewal(manager.uuid(), lab.clock.now())
    const files: Record<string, string> = {
      '/etc/sf/ca_root/cacert.pem': made.authority,
      '/etc/sf/ca_root/crl.pem': made.revocationList,
      ...made.pair('/etc/sf/keys', manager.uuid()),
    }
    const folders = roles.map((role) => `/var/sf/peers/${handle(role).uuid()}/certs_pushed`)
    for (const [at, role] of roles.entries())
      Object.assign(files, made.pair(folders[at]!, handle(role).uuid()))
    await asRoot('fmc', `mkdir -p ${folders.join(' ')}`)
    for (const [path, text] of Object.entries(files)) manager.writeFile(path, text)
    host.put({ ...files, '/etc/sf/ims.conf': manager.readFile('/etc/sf/ims.conf')! })
    manager.restartSftunnel()
  }

  /** Carries out a line in a root shell of an appliance. */
  async function asRoot(role: string, line: string): Promise<string> {
    const { name, address } = lab.appliance(role)
    const target = { name, address, username: 'admin', password: PASSWORD }
    const session = await loginTo(target, lab.operator)
    if (session.prompt() === '> ') await session.enter('expert')
    await session.enter('sudo su', { password: PASSWORD })
    const printed = await session.enter(line)
    session.close()
    return printed
  }

  /** Runs a line on the host and lets as much lab time pass as it takes. */
  async function run(line: string, user?: 'root' | 'user'): Promise<ConsoleAnswer> {
    let answer: ConsoleAnswer | undefined
    void host.run(line, user).then((given) => (answer = given))
    await lab.clock.until(() => answer !== undefined, 600_000)
    return answer ?? { output: 'no end', exit: -1 }
  }

  /** Runs copy_sftunnel_certs.py with a list; its account without times, one sentence a line. */
  async function copy(...rows: readonly Row[]) {
    host.put({ [`${HOME}/devices.csv`]: list(...rows) })
    const { output, exit } = await run('copy_sftunnel_certs.py devices.csv')
    return { said: sentencesIn(output), exit, output }
  }

  /** What a device has of its tunnel's files. */
  const filesOn = (role: string) =>
    TUNNEL_FILES.map((name) => handle(role).readFile(`/var/sf/peers/${manager.uuid()}/${name}`))

  return { lab, manager, host, handle, renew, asRoot, run, copy, filesOn }
}

/** Name, address, and the password where it is not the right one. */
export type Row = readonly [string, string, string?]

/** The text of a list. */
export const list = (...rows: readonly Row[]): string =>
  rows.map(([name, host, secret = PASSWORD]) => `${name},${host},admin,${secret}\n`).join('')

/** The sentences of an account. */
export const sentencesIn = (output: string): string[] =>
  [...output.matchAll(/^[\d-]{10} [\d:]{8} - (.*)$/gm)].map(([, sentence = '']) => sentence)

/** One key is enough for all who are given new ones. */
let newKey: ReturnType<typeof rsaKeyFrom>['privateKey'] | undefined

/** A regenerated InternalCA, and what it issues. */
function renewal(managerUuid: string, notBeforeMs: number) {
  newKey ??= rsaKeyFrom(entropyFrom('renewal'), 2048).privateKey
  const key = newKey
  const plan = internalCa({
    name: internalCaName(managerUuid, 'unit-before-name'),
    generation: 'regenerated',
    notBeforeMs,
    key,
  })
  let serial = 0x10
  const pair = (folder: string, holderUuid: string) => {
    const leaf = tunnelCertificate({ holderUuid, notBeforeMs, key })
    const issued = issueCertificate(
      { ...leaf, serial: (++serial).toString(16) },
      { name: plan.subject, key },
    )
    return {
      [`${folder}/sftunnel-key.pem`]: keyFile(key),
      [`${folder}/sftunnel-cert.pem`]: issued.pem,
    }
  }
  const times = { atMs: notBeforeMs, nextUpdateMs: notBeforeMs + LIST_MS }
  const { list } = revocationListOf(newAuthorityFiles(), { name: plan.subject, key }, times)
  return { authority: issueSelfSigned(plan).pem, revocationList: list.pem, pair }
}
