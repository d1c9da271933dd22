import {
  certificatesInFile,
  checkEnd,
  isForgivenByCommand,
  privateKeyInFile,
  publicKeyPem,
  slashName,
  verifyChain,
  x509Line,
  x509Text,
  documented,
  FileRefusal,
  type Certificate,
  type CommandContext,
  type CommandOutcome,
  type LinuxCommand,
} from '../../../src/emulator/index.ts'

export const evidence = documented(
  'openssl-x509(1) and openssl-verify(1) of OpenSSL 1.1.1, whose texts src/pki has from the program itself.',
)

/** `openssl`: the parts of `x509`, `verify`, `rsa` and `version` with which certificates are looked at. */
export function openssl(): LinuxCommand {
  return {
    name: 'openssl',
    path: '/usr/bin/openssl',
    run([command = '', ...args], context) {
      const act = COMMANDS[command]
      if (act) return act(args, context)
      return { stderr: `Invalid command '${command}'; type "help" for a list.\n`, exitCode: 1 }
    },
  }
}

type Act = (args: readonly string[], context: CommandContext) => CommandOutcome

const COMMANDS: Readonly<Record<string, Act>> = {
  x509,
  verify,
  rsa,
  version: () => ({ stdout: 'CiscoSSL 1.1.1n.7.2.390\n' }),
}

const LINES = {
  '-subject': 'subject',
  '-issuer': 'issuer',
  '-serial': 'serial',
  '-startdate': 'startdate',
  '-enddate': 'enddate',
  '-dates': 'dates',
  '-fingerprint': 'fingerprint',
  '-modulus': 'modulus',
} as const

function x509(args: readonly string[], context: CommandContext): CommandOutcome {
  const text = input(args, context)
  if (typeof text !== 'string') return text
  const [certificate] = certificatesInFile(text)
  if (!certificate) return { stderr: 'unable to load certificate\n', exitCode: 1 }
  const printed = args.flatMap((arg) => x509Part(arg, args, certificate))
  const seconds = valueOf(args, '-checkend')
  const atMs = context.host.clock.now()
  const end =
    seconds === undefined ? undefined : checkEnd(certificate, { atMs, seconds: Number(seconds) })
  const body = args.includes('-noout') ? '' : certificate.pem.trimEnd()
  const parts = [...printed, end?.text ?? '', body].filter((part) => part !== '')
  return { stdout: `${parts.join('\n')}\n`, exitCode: end?.expires ? 1 : 0 }
}

function x509Part(arg: string, args: readonly string[], certificate: Certificate): string[] {
  const release = '1.1.1'
  if (arg === '-text') return [x509Text(certificate, release).trimEnd()]
  if (arg === '-pubkey') return [(publicKeyPem(certificate) ?? '').trimEnd()]
  if (!(arg in LINES)) return []
  const digest = (['sha256', 'sha1', 'md5'] as const).find((name) => args.includes(`-${name}`))
  const form = valueOf(args, '-nameopt')
  const nameForm = form === 'RFC2253' || form === 'compat' ? form : 'oneline'
  const line = LINES[arg as keyof typeof LINES]
  return [x509Line(certificate, line, { release, nameForm, ...(digest && { digest }) })]
}

function verify(args: readonly string[], context: CommandContext): CommandOutcome {
  const authority = valueOf(args, '-CAfile')
  const trusted = authority === undefined ? '' : fileText(authority, context)
  if (trusted === undefined) return { stderr: `Error loading file ${authority}\n`, exitCode: 1 }
  const names = args.filter((arg, at) => !arg.startsWith('-') && args[at - 1] !== '-CAfile')
  let stdout = ''
  let stderr = ''
  for (const name of names) {
    const presented = certificatesInFile(fileText(name, context) ?? '')
    if (presented.length === 0) stderr += `Error loading file ${name}\n`
    else {
      const faults = faultsOf(presented, certificatesInFile(trusted), context)
      stderr += faults
      if (faults === '') stdout += `${name}: OK\n`
      else stderr += `error ${name}: verification failed\n`
    }
  }
  return { stdout, stderr, exitCode: stderr === '' ? 0 : 2 }
}

function faultsOf(
  presented: readonly Certificate[],
  trusted: readonly Certificate[],
  { host }: CommandContext,
): string {
  const plan = { presented: presented.slice(0, 1), trusted, atMs: host.clock.now() }
  const { faults } = verifyChain({ ...plan, release: '1.1.1', forgives: isForgivenByCommand })
  return faults
    .map(
      ({ number, text, depth, certificate }) =>
        `${slashName(certificate.subject)}\nerror ${number} at ${depth} depth lookup: ${text}\n`,
    )
    .join('')
}

function rsa(args: readonly string[], context: CommandContext): CommandOutcome {
  const text = input(args, context)
  if (typeof text !== 'string') return text
  const key = privateKeyInFile(text)
  if (!key) return { stderr: 'unable to load Private Key\n', exitCode: 1 }
  if (args.includes('-check')) return { stdout: 'RSA key ok\n' }
  if (!args.includes('-modulus')) return { stdout: args.includes('-noout') ? '' : text }
  const { n = '' } = key.export({ format: 'jwk' })
  return { stdout: `Modulus=${Buffer.from(n, 'base64url').toString('hex').toUpperCase()}\n` }
}

/** The file behind `-in`, or standard input. */
function input(args: readonly string[], context: CommandContext): string | CommandOutcome {
  const name = valueOf(args, '-in')
  if (name === undefined) return Buffer.from(context.stdin).toString()
  const text = fileText(name, context)
  if (text !== undefined) return text
  return { stderr: `Can't open ${name} for reading, No such file or directory\n`, exitCode: 1 }
}

function valueOf(args: readonly string[], option: string): string | undefined {
  const at = args.indexOf(option)
  return at < 0 ? undefined : args[at + 1]
}

function fileText(name: string, { files, path }: CommandContext): string | undefined {
  try {
    return Buffer.from(files.read(path(name))).toString()
  } catch (error) {
    if (error instanceof FileRefusal) return undefined
    throw error
  }
}
