import type { Entropy } from '../../../src/emulator/index.ts'
import { withObjects, type SystemObject, type SystemObjects } from './system-objects.ts'

/** What the machine has to manage when it is set up. */
export interface FirstObjects {
  readonly admin: { readonly name: string; readonly digest: string }
  /** How many sites there are. */
  readonly sites: number
  /** The AXL version that the release speaks with its call agents. */
  readonly axl: string
  readonly entropy: Entropy
}

const CITIES = [
  'amsterdam',
  'berlin',
  'cairo',
  'dublin',
  'florence',
  'geneva',
  'helsinki',
  'istanbul',
  'krakow',
  'lisbon',
  'madrid',
  'oslo',
  'paris',
  'rome',
  'stockholm',
  'vienna',
] as const

/** Objects of a machine that is set up: its administrator, a call agent, the default template, and sites. */
export function firstObjects({ admin, sites, axl, entropy }: FirstObjects): SystemObjects {
  const draw = entropy.fork('sites')
  const numbers = Array.from({ length: sites }, (_, index) => index)
  return withObjects({}, [
    { kind: 'account', name: admin.name, attributes: { digest: admin.digest } },
    {
      kind: 'central-call-agent',
      name: 'cucm-central',
      attributes: { address: '10.10.1.10', axl, schedule: 'daily 12:00 AM' },
    },
    {
      kind: 'site-template',
      name: 'default',
      attributes: { 'srst-type': 'Enhanced SRST', origin: 'default' },
    },
    ...numbers.flatMap((number) => siteWithRecord(number, draw)),
  ])
}

/** The name of a site: a city, with a number once every city has one. */
function siteName(number: number): string {
  const round = Math.floor(number / CITIES.length)
  const city = CITIES[number % CITIES.length]!
  return round === 0 ? `branch-${city}` : `branch-${city}-${round + 1}`
}

/** A site as it is first known: never provisioned. */
export function siteWithRecord(number: number, draw: Entropy): SystemObject[] {
  const name = siteName(number)
  const isEnhanced = draw.integer(2) === 0
  return [
    {
      kind: 'site',
      name,
      attributes: {
        'branch-call-agent': `10.20.${number % 250}.1`,
        'central-call-agent': 'cucm-central',
        'srst-type': isEnhanced ? 'Enhanced SRST' : 'Classic SRST',
        template: 'default',
        provisioning: 'yes',
      },
    },
    {
      kind: 'provisioning-record',
      name,
      attributes: { 'last-attempt': 'never', 'last-successful': 'Never', ephones: '0' },
    },
  ]
}
