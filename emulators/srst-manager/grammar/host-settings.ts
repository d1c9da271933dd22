import { oneOf, pattern } from '../../../src/emulator/index.ts'
import { edit } from '../visit.ts'
import { negate, set, setToDefault, unset } from './settings.ts'
import { address, host } from './typed-names.ts'
import { command } from './words.ts'

const hostname = pattern(/^[A-Za-z][\w-]{0,62}$/, {
  label: 'WORD',
  help: "This system's network name",
  examples: ['srstmgr-1', 'SRSTMGR'],
})
const timezone = pattern(/^[A-Za-z][\w+/-]{1,40}$/, {
  label: 'WORD',
  help: 'Time zone, as America/New_York',
  examples: ['UTC', 'America/New_York'],
})
const severities = oneOf({
  errors: 'Errors',
  info: 'Everything but debugging',
  monitor: 'Debugging on the console',
  warning: 'Warnings and errors',
})

/** The settings of configuration mode that describe the machine and its network. */
export const hostSettings = [
  command('clock timezone {zone}', {
    help: 'Configure the time zone',
    slots: { zone: timezone },
    run: ({ zone }, { session }) => set(session, 'clock timezone', zone),
  }),
  command('(no|default) clock timezone', {
    help: 'Configure the time zone',
    run: (_, { session }) => setToDefault(session, 'clock timezone'),
  }),
  command('hostname {name}', {
    help: "Set system's network name",
    slots: { name: hostname },
    run: ({ name }, { session }) => set(session, 'hostname', name),
  }),
  command('(no|default) hostname [{name}]', {
    help: "Set system's network name",
    slots: { name: hostname },
    run: (_, { session }) => setToDefault(session, 'hostname'),
  }),
  command('ip domain-name {domain}', {
    help: 'Define the default domain name',
    slots: { domain: host },
    run: ({ domain }, { session }) => set(session, 'ip domain-name', domain),
  }),
  command('(no|default) ip domain-name [{domain}]', {
    help: 'Define the default domain name',
    slots: { domain: host },
    run: (given, { session }) => negate(session, 'ip domain-name', given.default === true),
  }),
  command('ip name-server {first} [{second} [{third} [{fourth}]]]', {
    help: 'Specify addresses of name servers',
    slots: { first: address, second: address, third: address, fourth: address },
    run: ({ first, second, third, fourth }, { session }) => {
      const given = [first, second, third, fourth].filter((each) => each !== undefined)
      set(session, 'ip name-server', given.join(' '))
    },
  }),
  command('(no|default) ip name-server [{first}]', {
    help: 'Specify addresses of name servers',
    slots: { first: address },
    run: (given, { session }) => negate(session, 'ip name-server', given.default === true),
  }),
  command('ip default-gateway {gateway}', {
    help: 'Specify the default gateway',
    slots: { gateway: address },
    run: ({ gateway }, { session }) => set(session, 'ip default-gateway', gateway),
  }),
  command('(no|default) ip default-gateway [{gateway}]', {
    help: 'Specify the default gateway',
    slots: { gateway: address },
    run: (given, { session }) => negate(session, 'ip default-gateway', given.default === true),
  }),
  command('ntp server {server} [prefer]', {
    help: 'Configure an NTP server',
    vocabulary: { prefer: 'Prefer this server when possible' },
    slots: { server: host },
    run: ({ server, prefer }, { session }) => {
      const key = `ntp server ${server}`
      if (prefer) set(session, key, 'prefer')
      else edit(session, [{ verb: 'set', key, text: key }])
    },
  }),
  command('(no|default) ntp server {server}', {
    help: 'Configure an NTP server',
    slots: { server: host },
    run: ({ server }, { session }) => unset(session, `ntp server ${server}`),
  }),
  command('log console {severity}', {
    help: 'Log to the console',
    slots: { severity: severities },
    run: ({ severity }, { session }) => set(session, 'log console', severity),
  }),
  command('(no|default) log console [{severity}]', {
    help: 'Log to the console',
    slots: { severity: severities },
    run: (given, { session }) => negate(session, 'log console', given.default === true),
  }),
  command('log server address {server}', {
    help: 'Address of the log server',
    slots: { server: host },
    run: ({ server }, { session }) => set(session, 'log server address', server),
  }),
  command('(no|default) log server address [{server}]', {
    help: 'Address of the log server',
    slots: { server: host },
    run: (given, { session }) => negate(session, 'log server address', given.default === true),
  }),
]
