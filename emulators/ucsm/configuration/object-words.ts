import type { ManagedObject } from '../managed-objects.ts'
import { backupTypeKeyword } from '../screens/wording.ts'

/** How an object of the tree is called in the CLI, and what sets its attributes. */
export interface ObjectWords {
  /** The scopes in which it is, outermost first. */
  readonly scopes: readonly string[]
  /** Its own name behind scope, create, enter and delete; absent when its settings stand in the scope itself. */
  readonly name?: string
  /** Whether it is there from the start and cannot be created. */
  readonly fixed?: true
  /** The command that sets an attribute; attributes without one are not shown. */
  readonly settings: Readonly<Record<string, (value: string) => string>>
}

type Rule = readonly [dn: RegExp, words: (names: readonly string[]) => ObjectWords]

const quoted = (command: string) => (value: string) => `${command} "${value}"`
const plain = (command: string) => (value: string) => `${command} ${value}`
const service = (name: string) => (state: string) =>
  `${state === 'enabled' ? 'enable' : 'disable'} ${name}`
const services = ['scope system', 'scope services']

/** A switch in /system/services: its only setting is whether it is enabled. */
function switchRule(rn: string, name: string): Rule {
  const words = { scopes: services, fixed: true, settings: { adminState: service(name) } } as const
  return [new RegExp(`^sys/svc-ext/${rn}$`), () => words]
}

const RULES: readonly Rule[] = [
  [
    /^sys$/,
    () => ({
      scopes: ['scope system'],
      fixed: true,
      settings: { name: plain('set name'), descr: quoted('set descr'), owner: quoted('set owner') },
    }),
  ],
  switchRule('http-svc', 'http'),
  switchRule('https-svc', 'https'),
  switchRule('telnet-svc', 'telnet-server'),
  switchRule('cimcwebsvc', 'cimcwebsvc'),
  switchRule('cimxml-svc', 'cimxml'),
  [
    /^sys\/svc-ext\/shell-svc-limits$/,
    () => ({
      scopes: services,
      name: 'shell-session-limits',
      fixed: true,
      settings: { sessionsPerUser: plain('set per-user'), totalSessions: plain('set total') },
    }),
  ],
  [
    /^sys\/svc-ext\/datetime-svc$/,
    () => ({ scopes: services, fixed: true, settings: { timezone: quoted('set timezone') } }),
  ],
  [
    /^sys\/svc-ext\/datetime-svc\/ntp-([^/]+)$/,
    ([server]) => ({ scopes: services, name: `ntp-server ${server}`, settings: {} }),
  ],
  [
    /^sys\/svc-ext\/dns-svc\/dns-([^/]+)$/,
    ([server]) => ({ scopes: services, name: `dns ${server}`, settings: {} }),
  ],
  [
    /^sys\/user-ext\/user-([^/]+)$/,
    ([user]) => ({
      scopes: ['scope security'],
      name: `local-user ${user}`,
      settings: {
        firstName: quoted('set firstname'),
        lastName: quoted('set lastname'),
        email: quoted('set email'),
        phone: quoted('set phone'),
        accountStatus: plain('set account-status'),
        encPwd: () => 'set password',
      },
    }),
  ],
  [
    /^sys\/user-ext\/user-([^/]+)\/role-([^/]+)$/,
    ([user, role]) => ({
      scopes: ['scope security', `scope local-user ${user}`],
      name: `role ${role}`,
      settings: {},
    }),
  ],
  [
    /^sys\/backup-([^/]+)$/,
    ([host]) => ({
      scopes: ['scope system'],
      name: `backup ${host}`,
      settings: {
        descr: quoted('set descr'),
        proto: plain('set protocol'),
        remoteFile: plain('set remote-file'),
        type: (value) => `set type ${backupTypeKeyword(value)}`,
        preservePooledValues: plain('set preserve-pooled-values'),
        user: plain('set user'),
      },
    }),
  ],
  [
    /^org-root$/,
    () => ({ scopes: ['scope org /'], fixed: true, settings: { descr: quoted('set descr') } }),
  ],
  [
    /^org-root\/org-([^/]+)$/,
    ([name]) => ({
      scopes: ['scope org /'],
      name: `org ${name}`,
      settings: { descr: quoted('set descr') },
    }),
  ],
  [
    /^org-root(?:\/org-([^/]+))?\/ls-([^/]+)$/,
    ([org, name]) => ({
      scopes: [`scope org ${org ?? '/'}`],
      name: `service-profile ${name}`,
      settings: { bootPolicyName: plain('set boot-policy') },
    }),
  ],
]

/** The words for an object; `undefined` for one that the CLI here cannot change. */
export function objectWords(dn: string): ObjectWords | undefined {
  for (const [pattern, words] of RULES) {
    const found = pattern.exec(dn)
    if (found) return words(found.slice(1))
  }
  return undefined
}

/** The commands that give an object its attributes. */
export function settingLines(
  { settings }: ObjectWords,
  attributes: ManagedObject['attributes'],
): string[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    Object.hasOwn(settings, name) ? [settings[name]!(value)] : [],
  )
}
