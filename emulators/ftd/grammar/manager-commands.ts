import { oneOf, pattern, text } from '../../../src/emulator/index.ts'
import { claimText } from '../../sftunnel/registration/registration-claim.ts'
import { peerCalled, peerHost, shownName } from '../../sftunnel/screens/tunnel-end.ts'
import type { PeerStatus } from '../../sftunnel/vocabulary.ts'
import {
  alreadyThere,
  DELETE_QUESTION,
  DELETED,
  managerAdded,
  managerEdited,
  NEEDS_IDENTIFIER,
  NEEDS_NAT_ID,
  NONE,
  noSuchManager,
  tooMany,
} from '../screens/manager-changes.ts'
import { showManagers } from '../screens/registrations.ts'
import { facts, type Visit } from '../visit.ts'
import { command, host } from './words.ts'

/** What stands for the host of a manager that only dials itself. */
const DONT_RESOLVE = 'DONTRESOLVE'
/** A device has one manager, or the two of a high-availability pair. */
const MANAGERS_MAX = 2

const key = pattern(claimText, {
  label: 'KEY',
  help: 'Registration key',
  secret: true,
  examples: ['cisco123', 'Lab-2024'],
})
const natId = pattern(claimText, {
  label: 'NATID',
  help: 'NAT ID, for a manager or device behind address translation',
  examples: ['nat1010', 'site-7'],
})
const identifier = pattern(/^\S{1,253}$/, {
  label: 'IDENTIFIER',
  help: 'Identifier of the manager, as show managers has it',
  examples: ['10.48.79.232', 'cdb123c8-4347-11ef-aca1-f3aa241412a1'],
})

/** `show managers`, and what changes them. */
export const managerCommands = [
  command('show managers', {
    help: 'Show managing Defense Centers',
    run: (_, { session }) =>
      showManagers(session.end.tunnel.peers(), facts(session).profile.managers),
  }),
  command('configure manager add {host} {key} [{natId} [{displayName}]]', {
    help: 'Configure managing Defense Center',
    slots: { host, key, natId, displayName: text('Name under which the manager is shown') },
    run: (given, { session }) => addManager(session, given),
  }),
  command('configure manager delete [{identifier}]', {
    help: 'Remove managing Defense Center',
    slots: { identifier },
    async run({ identifier: typed }, io) {
      const peers = io.session.end.tunnel.peers()
      const chosen = typed === undefined ? peers : [peerCalled(io.session.end, typed)]
      const [peer, ...others] = chosen
      if (typed !== undefined && !peer) return noSuchManager(typed)
      if (!peer) return NONE
      if (others.length > 0) return NEEDS_IDENTIFIER
      if (!(await io.confirm(DELETE_QUESTION))) return undefined
      io.session.forgetManager(peer.uuid)
      return DELETED
    },
  }),
  command('configure manager edit {identifier} {what} {value}', {
    help: 'Edit a configured manager',
    slots: {
      identifier,
      what: oneOf({ hostname: 'Host of the manager', displayname: 'Name that is shown' }),
      value: host,
    },
    run({ identifier: typed, what, value }, { session }) {
      const peer = peerCalled(session.end, typed)
      if (!peer) return noSuchManager(typed)
      return editManager(session, peer, { what, value })
    },
  }),
]

interface Added {
  readonly host: string
  readonly key: string
  readonly natId?: string | undefined
  readonly displayName?: string | undefined
}

function addManager(session: Visit, { host: typed, key: secret, natId: nat, displayName }: Added) {
  const { tunnel } = session.end
  const isUnresolved = typed.toUpperCase() === DONT_RESOLVE
  if (isUnresolved && nat === undefined) return NEEDS_NAT_ID
  if (peerCalled(session.end, typed)) return alreadyThere(typed)
  if (tunnel.peers().length >= MANAGERS_MAX) return tooMany(MANAGERS_MAX)
  session.keepSecret(secret)
  tunnel.learn({
    uuid: typed,
    name: displayName ?? typed,
    role: 'manager',
    ...(!isUnresolved && { host: typed }),
    registration: 'pending',
    claim: { key: secret, ...(nat !== undefined && { natId: nat }) },
  })
  return managerAdded(typed, facts(session).profile.managers)
}

interface Edited {
  readonly what: 'hostname' | 'displayname'
  readonly value: string
}

function editManager({ end }: Visit, peer: PeerStatus, { what, value }: Edited): string {
  const { uuid, role, registration, name, displayName, host: known } = peer
  const isHost = what === 'hostname'
  const before = isHost ? peerHost(peer) : shownName(peer)
  const place = isHost ? value : known
  end.tunnel.learn({
    uuid,
    role,
    registration,
    name: isHost ? name : value,
    ...(place !== undefined && { host: place }),
    ...(isHost && displayName !== undefined && { displayName }),
  })
  return managerEdited(what, before, value)
}
