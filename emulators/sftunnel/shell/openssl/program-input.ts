import {
  FileRefusal,
  type CommandContext,
  type CommandOutcome,
} from '../../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../../vocabulary.ts'
import { queueLine } from './generation.ts'

/** What a command expects in its input, in the words with which it says that it is not there. */
export interface ExpectedInput {
  /** Behind `unable to load` and `Could not read`. */
  readonly noun: 'certificate' | 'Private Key' | 'CRL'
  /** Behind `Expecting:`. */
  readonly label: 'TRUSTED CERTIFICATE' | 'ANY PRIVATE KEY' | 'X509 CRL'
}

export const aCertificate: ExpectedInput = { noun: 'certificate', label: 'TRUSTED CERTIFICATE' }
export const aPrivateKey: ExpectedInput = { noun: 'Private Key', label: 'ANY PRIVATE KEY' }
export const aRevocationList: ExpectedInput = { noun: 'CRL', label: 'X509 CRL' }

/** What a file holds; the refusal when it may not be read. */
export function fileBytes(
  name: string,
  { files, path }: CommandContext,
): Buffer | { readonly refusal: FileRefusal } {
  try {
    return Buffer.from(files.read(path(name)))
  } catch (error) {
    if (error instanceof FileRefusal) return { refusal: error }
    throw error
  }
}

/** What a file holds as text; empty when it may not be read. */
export function fileText(name: string, context: CommandContext): string {
  const bytes = fileBytes(name, context)
  return Buffer.isBuffer(bytes) ? bytes.toString() : ''
}

/** The file behind `-in`, or standard input; what the command says when it cannot be opened. */
export function inputOf(
  name: string | undefined,
  { noun }: ExpectedInput,
  context: CommandContext,
  generation: OpensslGeneration,
): Buffer | { readonly mistake: CommandOutcome } {
  if (name === undefined) return Buffer.from(context.stdin)
  const bytes = fileBytes(name, context)
  if (Buffer.isBuffer(bytes)) return bytes
  const { words } = bytes.refusal
  const opened = notOpened(name, words, generation)
  const lead = {
    '1.0': `Error opening ${noun} ${name}\n`,
    '1.1.1': `Can't open ${name} for reading, ${words}\n`,
    '3': `Could not open file or uri for loading ${nounOf3(noun)} from ${name}\n`,
  }[generation]
  const end = generation === '3' ? unread3(noun) : `unable to load ${noun}\n`
  return { mistake: { stderr: `${lead}${opened}${end}`, exitCode: 1 } }
}

/** What a command says of an input that holds nothing of what it expects. */
export function notFound(
  { noun, label }: ExpectedInput,
  name: string | undefined,
  generation: OpensslGeneration,
): CommandOutcome {
  if (generation === '3') {
    const lead = `Could not read ${nounOf3(noun)} from ${name ?? '<stdin>'}\n`
    return { stderr: `${lead}${unread3(noun)}`, exitCode: 1 }
  }
  const error =
    generation === '1.0'
      ? 'error:0906D06C:PEM routines:PEM_read_bio:no start line'
      : 'error:0909006C:PEM routines:get_name:no start line'
  const place = generation === '1.0' ? 'pem_lib.c:708' : '../crypto/pem/pem_lib.c:745'
  const line = queueLine(generation, error, `${place}:Expecting: ${label}`)
  return { stderr: `unable to load ${noun}\n${line}`, exitCode: 1 }
}

/** The lines of the error queue for a file that cannot be opened. */
export function notOpened(name: string, words: string, generation: OpensslGeneration): string {
  const number = words === 'Permission denied' ? '0D' : '02'
  const lines = {
    '1.0': [
      [
        `error:020010${number}:system library:fopen:${words}`,
        `bss_file.c:398:fopen('${name}','r')`,
      ],
      ['error:20074002:BIO routines:FILE_CTRL:system lib', 'bss_file.c:400:'],
    ],
    '1.1.1': [
      [
        `error:020010${number}:system library:fopen:${words}`,
        `../crypto/bio/bss_file.c:69:fopen('${name}','r')`,
      ],
      ['error:2006D080:BIO routines:BIO_new_file:no such file', '../crypto/bio/bss_file.c:76:'],
    ],
    '3': [
      [
        `error:800000${number}:system library:file_open:${words}`,
        `../providers/implementations/storemgmt/file_store.c:268:calling stat(${name})`,
      ],
    ],
  }[generation]
  return lines.map(([error, place]) => queueLine(generation, error!, place!)).join('')
}

function nounOf3(noun: ExpectedInput['noun']): string {
  return noun === 'Private Key' ? 'private key' : noun
}

/** OpenSSL 3 says nothing more of keys. */
function unread3(noun: ExpectedInput['noun']): string {
  return noun === 'Private Key' ? '' : `Unable to load ${noun}\n`
}
