import { oneOf, pattern, text, type CommandIo } from '../../../src/emulator/index.ts'
import { NO_SUCH_OBJECT, OBJECT_EXISTS } from '../screens/object-errors.ts'
import {
  SESSIONS_WARNING,
  serverTable,
  serviceState,
  shellLimitsScreen,
} from '../screens/show-services.ts'
import type { ManagedObject } from '../managed-objects.ts'
import { objectsOf } from '../managed-objects.ts'
import { edit, seen, type Visit } from '../visit.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { shellSessionLimits } from './shell-session-limits.ts'
import { SHELL_LIMITS_DN } from '../sessions/session-limits.ts'
import { command, mode, vocabulary } from './words.ts'

/** The objects behind the keywords of `enable` and `disable`. SSH cannot be disabled. */
const SERVICES = {
  cimcwebsvc: 'cimcwebsvc',
  cimxml: 'cimxml-svc',
  http: 'http-svc',
  https: 'https-svc',
  'telnet-server': 'telnet-svc',
} as const
const SWITCHES = {
  cimcwebsvc: 'Cimc Web Service',
  cimxml: 'Cimxml',
  http: 'Http',
  https: 'Https',
  'telnet-server': 'Telnet Server',
} as const
const SWITCH = oneOf(SWITCHES)

const server = pattern(/^[\w.:-]+$/, {
  label: 'NAME',
  help: 'Hostname or IP address',
  examples: ['192.168.200.101', 'ntp1.example.com'],
})

interface ServerKind {
  readonly class: string
  readonly parent: string
  readonly prefix: string
}

const NTP: ServerKind = {
  class: 'commNtpProvider',
  parent: 'sys/svc-ext/datetime-svc',
  prefix: 'ntp-',
}
const DNS: ServerKind = {
  class: 'commDnsProvider',
  parent: 'sys/svc-ext/dns-svc',
  prefix: 'dns-',
}

/** `UCS-A /system/services # ` */
export const services = mode('services', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('enable {service}', {
      help: 'Enable services',
      slots: { service: SWITCH },
      run: ({ service }, io) => turn(io, service, 'enabled'),
    }),
    command('disable {service}', {
      help: 'Disable services',
      slots: { service: SWITCH },
      run: ({ service }, io) => turn(io, service, 'disabled'),
    }),
    command('show {service}', {
      help: 'Service',
      slots: { service: SWITCH },
      run({ service }, { session }) {
        const found = seen(session)[serviceDn(service)]
        return found ? serviceState(service, found) : ''
      },
    }),
    command('create ntp-server {server}', {
      help: 'NTP server',
      slots: { server },
      run: ({ server: name }, { session }) => addServer(session, NTP, name),
    }),
    command('enter ntp-server {server}', {
      help: 'NTP server',
      slots: { server },
      run({ server: name }, { session }) {
        if (!seen(session)[serverDn(NTP, name)]) addServer(session, NTP, name)
      },
    }),
    command('delete ntp-server {server}', {
      help: 'NTP server',
      slots: { server },
      run: ({ server: name }, { session }) =>
        edit(session, { verb: 'delete', dn: serverDn(NTP, name) }),
    }),
    command('show ntp-server', {
      help: 'NTP server',
      run: (_, { session }) => serverTable('NTP', serversOf(session, NTP)),
    }),
    command('create dns {server}', {
      help: 'DNS server',
      slots: { server },
      run: ({ server: name }, { session }) => addServer(session, DNS, name),
    }),
    command('enter dns {server}', {
      help: 'DNS server',
      slots: { server },
      run({ server: name }, { session }) {
        if (!seen(session)[serverDn(DNS, name)]) addServer(session, DNS, name)
      },
    }),
    command('delete dns {server}', {
      help: 'DNS server',
      slots: { server },
      run: ({ server: name }, { session }) =>
        edit(session, { verb: 'delete', dn: serverDn(DNS, name) }),
    }),
    command('show dns', {
      help: 'DNS server',
      run: (_, { session }) => serverTable('DNS', serversOf(session, DNS)),
    }),
    command('set timezone {zone}', {
      help: 'Timezone',
      slots: { zone: text('Time zone, such as Europe/Berlin') },
      run: ({ zone }, { session }) =>
        edit(session, { verb: 'set', dn: NTP.parent, attributes: { timezone: zone } }),
    }),
    command('scope shell-session-limits', {
      help: 'Shell session limits',
      run: (_, io) => io.enter(shellSessionLimits),
    }),
    command('show shell-session-limits', {
      help: 'Shell session limits',
      run: (_, { session }) => shellLimitsScreen(seen(session)[SHELL_LIMITS_DN]),
    }),
  ],
})

function serviceDn(service: keyof typeof SERVICES): string {
  return `sys/svc-ext/${SERVICES[service]}`
}

function turn(
  io: CommandIo<Visit>,
  service: keyof typeof SERVICES,
  adminState: string,
): string | void {
  const dn = serviceDn(service)
  if (!seen(io.session)[dn]) return NO_SUCH_OBJECT
  edit(io.session, { verb: 'set', dn, attributes: { adminState } })
  if (service === 'http' || service === 'https') return SESSIONS_WARNING
}

function serverDn({ parent, prefix }: ServerKind, name: string): string {
  return `${parent}/${prefix}${name}`
}

function addServer(visit: Visit, kind: ServerKind, name: string): string | void {
  const dn = serverDn(kind, name)
  if (seen(visit)[dn]) return OBJECT_EXISTS
  edit(visit, { verb: 'create', object: { class: kind.class, dn, attributes: { name } } })
}

function serversOf(visit: Visit, kind: ServerKind): ManagedObject[] {
  return objectsOf(seen(visit), kind.class)
}
