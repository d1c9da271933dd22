import { assumed, captured, type LinuxCommand } from '../../../src/emulator/index.ts'
import { peerCalled, peerHost, type TunnelEnd } from '../screens/tunnel-end.ts'
import type { PeerStatus } from '../vocabulary.ts'
import { NOT_AVAILABLE, runMenu, type Conversation } from './menu.ts'
import { rootOnly } from './root-only.ts'

export const evidence = captured(
  'Menus of manage_HADC.pl and troubleshoot_HADC.pl, and Check Peer Connectivity (dependencyhell.net, FMC HA).',
)
export const statusEvidence = assumed('What the scripts say of the state of a pair.')

const MANAGE = [
  ['1', 'Show HA Status'],
  ['2', 'Register as Secondary HA FMC'],
  ['3', 'Register as Primary HA FMC'],
  ['4', 'Switch HA roles'],
  ['5', 'Pause Mirror'],
  ['6', 'Re-establish Mirror'],
  ['7', 'Set as Active for Full UI'],
  ['8', 'Force as Active to resolve split brain'],
  ['9', 'Break HA - keep devices'],
  ['10', 'Break HA - delete devices'],
] as const
const TROUBLESHOOT = [
  ['1', 'Show HA Info Of FMC'],
  ['2', 'Execute Sybase DBPing'],
  ['3', 'Show Arbiter Status'],
  ['4', 'Check Peer Connectivity'],
  ['5', 'Print Messages of AQ Task'],
] as const

/** `manage_HADC.pl` and `troubleshoot_HADC.pl`: they show the pair and test the tunnel to the other manager. */
export function highAvailabilityMenus(end: TunnelEnd, programs: string): LinuxCommand[] {
  const script = (name: string, run: LinuxCommand['run']) =>
    rootOnly({ name, path: `${programs}/${name}`, run })
  return [
    script('manage_HADC.pl', (_args, context) =>
      runMenu(
        {
          title: 'Configuration Utility',
          choices: MANAGE,
          choose: (choice, { print }) => print(choice === '1' ? pairText(end) : NOT_AVAILABLE),
        },
        context,
      ),
    ),
    script('troubleshoot_HADC.pl', (_args, context) =>
      runMenu(
        {
          title: 'Troubleshooting Utility',
          choices: TROUBLESHOOT,
          choose: (choice, conversation) => troubleshoot(end, choice, conversation),
        },
        context,
      ),
    ),
  ]
}

async function troubleshoot(
  end: TunnelEnd,
  choice: string,
  { ask, print }: Conversation,
): Promise<void> {
  if (choice === '1') return print(pairText(end))
  if (choice !== '4') return print(NOT_AVAILABLE)
  const typed = await ask("Peer UUID [Enter 'Return' For HA Peer(no UUID required)]: ")
  if (typed === undefined) return
  const peer = typed.trim() === '' ? otherManager(end) : peerCalled(end, typed.trim())
  if (!peer) return print('\nPeer not found\n')
  const isConnected = peer.channels.length > 0
  print(`\nPeer Is ${isConnected ? '' : 'Not '}Connected\n\n${dumped(peer)}`)
}

function otherManager({ tunnel }: TunnelEnd): PeerStatus | undefined {
  return tunnel.peers().find(({ role }) => role === 'ha-peer')
}

function pairText(end: TunnelEnd): string {
  const { name, address, uuid } = end.self()
  const peer = otherManager(end)
  if (!peer) return '\nHA is not configured\n'
  return [
    '',
    `Local  : ${name} ${address} ${uuid}`,
    `Peer   : ${peer.name} ${peerHost(peer)} ${peer.uuid}`,
    `Sftunnel to peer : ${peer.channels.length > 0 ? 'connected' : 'not connected'}`,
    '',
  ].join('\n')
}

/** A peer in the form of Data::Dumper. */
function dumped(peer: PeerStatus): string {
  const fields = {
    ip: peerHost(peer),
    uuid: peer.uuid,
    sw_version: peer.version ?? '',
    name: peer.name,
    role: '0',
    reg_state: '0',
    active: peer.channels.length > 0 ? '1' : '0',
    reg_key: '',
  }
  const rows = Object.entries(fields).map(([field, value]) => `          '${field}' => '${value}'`)
  return `$VAR1 = {\n${rows.join(',\n')}\n        };\n`
}
