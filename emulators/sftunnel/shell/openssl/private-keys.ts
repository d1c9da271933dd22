import {
  keyFile,
  privateKeyInFile,
  publicKeyFile,
  type CommandOutcome,
} from '../../../../src/emulator/index.ts'
import type { OpensslAct, OpensslPlace } from './act.ts'
import { readOptions, type TypedOptions } from './option-reader.ts'
import { aPrivateKey, inputOf, notFound } from './program-input.ts'

type PrivateKey = NonNullable<ReturnType<typeof privateKeyInFile>>

/** `openssl rsa`: checks an RSA key, and shows its modulus or its public part. */
export const rsa: OpensslAct = (args, place) => {
  const options = readOptions(
    args,
    { command: 'rsa', flags: ['check', 'modulus', 'noout', 'pubout'], values: ['in', 'inform'] },
    place.generation,
  )
  return 'mistake' in options
    ? options.mistake
    : withKey(options, place, (key) => {
        const { n = '' } = key.export({ format: 'jwk' })
        const modulus = Buffer.from(n, 'base64url').toString('hex').toUpperCase()
        const lines = [
          options.flags.includes('modulus') ? `Modulus=${modulus}\n` : '',
          options.flags.includes('check') ? 'RSA key ok\n' : '',
        ]
        const form = place.generation === '3' ? 'pkcs8' : 'pkcs1'
        const body = options.flags.includes('noout') ? '' : keyText(key, options, form)
        const stderr = body === '' ? '' : 'writing RSA key\n'
        return { stdout: `${lines.join('')}${body}`, stderr }
      })
}

/** `openssl pkey`: the same for any kind of key. */
export const pkey: OpensslAct = (args, place) => {
  const options = readOptions(
    args,
    { command: 'pkey', flags: ['check', 'noout', 'pubout'], values: ['in', 'inform'] },
    place.generation,
  )
  return 'mistake' in options
    ? options.mistake
    : withKey(options, place, (key) => {
        const checked = options.flags.includes('check') ? 'Key is valid\n' : ''
        const body = options.flags.includes('noout') ? '' : keyText(key, options, 'pkcs8')
        return { stdout: `${checked}${body}` }
      })
}

function withKey(
  options: TypedOptions,
  { context, generation }: OpensslPlace,
  show: (key: PrivateKey) => CommandOutcome,
): CommandOutcome {
  const name = options.value('in')
  const input = inputOf(name, aPrivateKey, context, generation)
  if ('mistake' in input) return input.mistake
  const key = privateKeyInFile(input.toString())
  return key ? show(key) : notFound(aPrivateKey, name, generation)
}

function keyText(key: PrivateKey, { flags }: TypedOptions, form: 'pkcs8' | 'pkcs1'): string {
  return flags.includes('pubout') ? publicKeyFile(key) : keyFile(key, form)
}
