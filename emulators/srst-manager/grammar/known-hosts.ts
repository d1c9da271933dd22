import { oneOf, pattern, word } from '../../../src/emulator/index.ts'
import { knownHostEdit, noKnownHost } from '../backup/backup-settings.ts'
import { edit } from '../visit.ts'
import { command } from './words.ts'

const vocabulary = {
  knownhost: 'Host key of an SSH server',
  security: 'Security configuration',
  ssh: 'SSH',
}
const host = word('Fully qualified hostname or IP address of the SSH server')
const type = oneOf({
  'ssh-rsa': 'RSA algorithm was used to create the fingerprint',
  'ssh-dsa': 'DSA algorithm was used to create the fingerprint',
})
/** Sixteen pairs of digits: a string of SHA-256 or with a prefix is refused where it stands. */
const fingerprint = pattern(/^[\da-f]{2}(?::[\da-f]{2}){15}$/i, {
  label: 'WORD',
  help: 'MD5 fingerprint string',
  examples: ['a5:3a:12:6d:e9:48:a3:34:be:8f:ee:50:30:e5:e6:c3'],
})

/** `security ssh knownhost` in configuration mode, with its `no` and `default` forms. */
export const knownHostCommands = [
  command('security ssh knownhost {host} {type} {fingerprint}', {
    help: 'Host key of an SSH server',
    vocabulary,
    slots: { host, type, fingerprint },
    run: ({ host, type, fingerprint }, { session }) =>
      edit(session, [knownHostEdit({ host, type, md5: fingerprint.toLowerCase() })]),
  }),
  command('(no|default) security ssh knownhost {host} {type} [{fingerprint}]', {
    help: 'Host key of an SSH server',
    vocabulary,
    slots: { host, type, fingerprint },
    run: ({ host, type }, { session }) => edit(session, [noKnownHost(host, type)]),
  }),
]
