import type { Duplex } from 'node:stream'
import { setup } from 'xstate'
import { internalCa } from '../../../emulators/sftunnel/certificates/internal-ca.ts'
import { internalCaName } from '../../../emulators/sftunnel/certificates/names.ts'
import { tunnelCertificate } from '../../../emulators/sftunnel/certificates/tunnel-certificate.ts'
import { createSftunnel } from '../../../emulators/sftunnel/daemon/sftunnel.ts'
import { enrolDevices, enrolWithManagers } from '../../../emulators/sftunnel/enrolment/enrolment.ts'
import { TUNNEL_CONF, tunnelConfText } from '../../../emulators/sftunnel/files/tunnel-conf.ts'
import { entriesFor, placesOfManager } from '../../../emulators/sftunnel/files/tunnel-places.ts'
import { messagesLog } from '../../../emulators/sftunnel/log/messages-log.ts'
import { peerMachine } from '../../../emulators/sftunnel/machines/peer-machine.ts'
import { sftunnelMachine } from '../../../emulators/sftunnel/machines/sftunnel-machine.ts'
import type { Self, Sftunnel, TunnelProfile } from '../../../emulators/sftunnel/vocabulary.ts'
import {
  assumed,
  createFileTree,
  createKeyPool,
  cuttableNetwork,
  defineEmulator,
  issueCertificate,
  issueSelfSigned,
  keyFile,
  type CastOptions,
  type CuttableNetwork,
  type FileTree,
} from '../../../src/emulator/index.ts'
import { issueRevocationList } from '../../../src/pki/index.ts'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import { rememberWires } from './remembered-wires.ts'

const DAY_MS = 86_400_000
/** When the factory made the InternalCA of every manager here. */
export const BUILT_MS = Date.parse('2014-09-20T00:00:00Z')

/** An end that can be cast: a manager or a device with nothing but its tunnel. */
export interface TunnelEnd {
  readonly tunnel: Sftunnel
  readonly tree: FileTree
  readonly network: CuttableNetwork
  /** Its connections so far, those of a tunnel in the order of its channels. */
  readonly wires: readonly Duplex[]
  readonly self: () => Self
  readonly messages: () => string
  /** Puts files of another InternalCA there, as a renewal does. */
  readonly issue: (holderUuid: string, generation?: string) => CredentialTexts
}

/** The texts of three files. */
export interface CredentialTexts {
  readonly authorityPem: string
  readonly certificatePem: string
  readonly keyPem: string
}

export interface EndOptions extends CastOptions {
  readonly managers?: readonly string[]
  readonly skewMs?: number
}

export const profile: TunnelProfile & { title: string } = {
  title: 'an end of a tunnel',
  openssl: '1.1.1',
  tlsVersion: 'TLSv1.2',
  cipherSuites: ['AES256-GCM-SHA384', 'TLS_AES_256_GCM_SHA384'],
  securityLevel: 1,
  heartbeatMs: 30_000,
  heartbeatLimitMs: 120_000,
  backOffMs: [10_000, 20_000, 44_000],
  handshakeLimitMs: 20_000,
  evidence: { tls: assumed('a test'), timings: assumed('a test') },
}

const profiles: Readonly<Record<string, typeof profile>> = {
  '1.0': { ...profile, openssl: '1.0' },
  '1.1.1': profile,
  '3': { ...profile, openssl: '3' },
  strict: { ...profile, securityLevel: 2 },
  'tls-1.3': { ...profile, tlsVersion: 'TLSv1.3' },
  'post-handshake': { ...profile, tlsVersion: 'TLSv1.3', postHandshakeAuth: true },
}

const keys = createKeyPool(entropyFrom('tunnel ends'))

/** The list of an InternalCA that revokes the certificate of a device. */
export function revokedBy(managerUuid: string) {
  const key = keys.own('InternalCA factory')
  const { subject } = internalCa({
    name: internalCaName(managerUuid, 'unit-before-name'),
    generation: 'regenerated',
    notBeforeMs: BUILT_MS,
    key,
  })
  return issueRevocationList(
    {
      updateMs: BUILT_MS,
      nextUpdateMs: BUILT_MS + 30 * DAY_MS,
      revoked: [{ serial: '02', revokedMs: BUILT_MS }],
    },
    { name: subject, key },
  ).pem
}

/** The InternalCA of the factory, and a certificate that it has signed over SHA-1. */
export const WITH_SHA1 = 'factory, SHA-1'

/** What an InternalCA of a generation gives; all of a manager have the same name. */
function issuedBy(managerUuid: string, holderUuid: string, generation = 'factory') {
  const isFactory = generation === 'factory' || generation === WITH_SHA1
  const notBeforeMs = isFactory ? BUILT_MS : BUILT_MS + 3650 * DAY_MS
  const key = keys.own(`InternalCA ${isFactory ? 'factory' : generation}`)
  const plan = internalCa({
    name: internalCaName(managerUuid, 'unit-before-name'),
    generation: 'regenerated',
    notBeforeMs,
    key,
  })
  const leafKey = keys.own(`leaf ${generation} ${holderUuid === managerUuid ? 'own' : 'device'}`)
  const leaf = tunnelCertificate({ holderUuid, notBeforeMs, key: leafKey })
  const serial = holderUuid === managerUuid ? '01' : '02'
  const digest = generation === WITH_SHA1 ? 'sha1' : 'sha256'
  return {
    authorityPem: issueSelfSigned(plan).pem,
    certificatePem: issueCertificate({ ...leaf, serial, digest }, { name: plan.subject, key }).pem,
    keyPem: keyFile(leafKey),
  }
}

const nothing = setup({}).createMachine({ id: 'end', description: 'An end of a tunnel.' })

function endOf(side: Self['side']) {
  return defineEmulator({
    name: side,
    imitates: 'one end of a tunnel',
    profiles,
    defaultProfile: '1.1.1',
    options: {},
    doors: [{ service: 'sftunnel', port: 8305 }],
    machines: [nothing, peerMachine, sftunnelMachine],
    commands: () => [],
    behaviours: {},
    events: {},
    evidence: () => [],
    async start({ surroundings: plain, profile: release, options }) {
      const { surroundings: watched, wires } = rememberWires(plain)
      const network = cuttableNetwork(watched)
      const { surroundings } = network
      const { clock, name, address } = surroundings
      const { managers = [], skewMs = 0 } = options as EndOptions
      const now = () => clock.now() + skewMs
      const tree = createFileTree({ now })
      const self = (): Self => ({
        side,
        uuid: `${name.padEnd(8, '0')}-4347-11ef-aca1-f3aa241412a1`,
        name,
        address,
        version: '7.2.5',
        build: 208,
      })
      const path = side === 'fmc' ? '/var/log/messages' : '/ngfw/var/log/messages'
      const log = messagesLog({ tree, path, hostname: () => name, now })
      const { uuid } = self()
      if (side === 'fmc') {
        const own = issuedBy(uuid, uuid)
        tree.put(
          { path: '/etc/sf/keys/sftunnel-cert.pem', content: own.certificatePem },
          { path: '/etc/sf/keys/sftunnel-key.pem', content: own.keyPem },
          { path: '/etc/sf/ca_root/cacert.pem', content: own.authorityPem },
        )
      }
      tree.put({ path: TUNNEL_CONF, content: tunnelConfText(release.tlsVersion) })
      const issue = (holder: string, generation?: string) => issuedBy(uuid, holder, generation)
      const tunnel = await createSftunnel(surroundings, {
        self,
        tree,
        log,
        profile: () => release,
        now,
        isCut: network.isCut,
        ...(side === 'fmc' && { issue: (device) => issue(device.uuid) }),
      })
      const leave =
        side === 'fmc'
          ? enrolDevices(surroundings, {
              self,
              issue: (device) => issue(device.uuid),
              learn: tunnel.learn,
            })
          : enrolWithManagers(surroundings, {
              self,
              managers,
              role: 'device',
              install: (manager, files) =>
                tree.put(...entriesFor(placesOfManager(manager.uuid), files)),
              learn: tunnel.learn,
            })
      tunnel.start()
      const messages = () => Buffer.from(tree.root.read(path)).toString('utf8')
      const handle: TunnelEnd = { tunnel, tree, network, wires, self, messages, issue }
      return {
        handle,
        state: () => (tunnel.isRunning() ? 'running' : 'stopped'),
        profile: () => '1.1.1',
        send: () => {},
        credentials: [],
        hostKeys: () => [],
        stop() {
          leave()
          tunnel.stop('shutdown')
        },
      }
    },
  })
}

export const fmcEnd = endOf('fmc')
export const ftdEnd = endOf('ftd')
