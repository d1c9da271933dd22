import { integer } from '../../../src/emulator/index.ts'
import { namedHosts } from '../configuration/named-hosts.ts'
import { objectsOf } from '../data/system-objects.ts'
import { runningConfig, startupConfig } from '../screens/show-configuration.ts'
import {
  hardware,
  licenseStatus,
  softwareLicenses,
  softwarePackages,
  softwareVersions,
} from '../screens/show-software.ts'
import { clock, dnsCache, hosts, interfaces, ntp, ntpDetail } from '../screens/show-system.ts'
import { facts, type Visit } from '../visit.ts'
import { command } from './words.ts'

/** What `show` says of the configuration, the software and the machine. */
export const systemScreens = [
  command('show running-config', {
    help: 'Current operating configuration',
    run: (_, { session }) => running(session),
  }),
  command('show startup-config', {
    help: 'Contents of startup configuration',
    run: (_, { session }) => startup(session),
  }),
  command('show configuration', {
    help: 'Contents of non-volatile memory',
    run: (_, { session }) => startup(session),
  }),
  command('show version', { help: 'System hardware', run: hardware }),
  command('show software versions', {
    help: 'Versions of the installed software',
    run: (_, { session }) => softwareVersions(facts(session).profile),
  }),
  command('show software packages', {
    help: 'Installed packages',
    run: (_, { session }) => softwarePackages(facts(session).profile),
  }),
  command('show software licenses', { help: 'Installed licenses', run: softwareLicenses }),
  command('show license status', { help: 'License agreement', run: licenseStatus }),
  command('show clock [detail]', {
    help: 'System clock',
    run: (_, { session }) => clock(facts(session).now(), facts(session).running),
  }),
  command('show ntp', {
    help: 'Network Time Protocol',
    run: (_, { session }) => ntp(facts(session).running),
  }),
  command('show ntp detail', {
    help: 'Detailed display',
    run: (_, { session }) => ntpDetail(facts(session).now(), facts(session).running),
  }),
  command('show interfaces', {
    help: 'Network interfaces',
    run: (_, { session }) => interfaces(facts(session).running),
  }),
  command('show hosts', {
    help: 'Host name, domain and name servers',
    run: (_, { session }) => hosts(facts(session).running),
  }),
  command('show ip dns cache', {
    help: 'DNS cache',
    vocabulary: { dns: 'Domain Name System' },
    run: (_, { session }) => dnsCache(lookedUp(session)),
  }),
  command('show users', {
    help: 'User accounts',
    run: (_, { session }) =>
      objectsOf(facts(session).objects, 'account')
        .map(({ name }) => name)
        .join('\n'),
  }),
  command('terminal length {lines}', {
    help: 'Number of lines on the screen',
    slots: { lines: integer(0, 512, 'Number of lines on screen (0 for no pausing)') },
    run: ({ lines }, io) => io.terminal.setPageLength(lines),
  }),
]

function running(visit: Visit): string {
  return runningConfig(facts(visit).running, facts(visit).objects)
}

function startup(visit: Visit): string {
  return startupConfig(facts(visit).startup, facts(visit).objects)
}

/** The hosts of the configuration that have an address in the lab. */
function lookedUp(visit: Visit): (readonly [name: string, address: string])[] {
  return namedHosts(facts(visit).running).flatMap((name) => {
    const address = visit.surroundings.lookUp(name)
    return address === undefined || address === name ? [] : [[name, address] as const]
  })
}
