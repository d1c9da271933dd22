import { asn1Inside, asn1Parse, pemBlocks } from '../../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../../vocabulary.ts'
import type { OpensslAct } from './act.ts'
import { queueLine } from './generation.ts'
import { readOptions } from './option-reader.ts'
import { fileBytes, notOpened } from './program-input.ts'

const OPTIONS = {
  command: 'asn1parse',
  flags: ['i', 'noout'],
  values: ['in', 'inform', 'strparse', 'offset', 'length'],
}

/** `openssl asn1parse`: shows the values that a file is made of, from its first PEM block. */
export const asn1parse: OpensslAct = (args, { context, generation }) => {
  const options = readOptions(args, OPTIONS, generation)
  if ('mistake' in options) return options.mistake
  const name = options.value('in')
  const input = name === undefined ? Buffer.from(context.stdin) : fileBytes(name, context)
  if (!Buffer.isBuffer(input)) {
    const { words } = input.refusal
    const lead = `Can't open ${name} for reading, ${words}\n`
    return { stderr: lead + notOpened(name!, words, generation), exitCode: 1 }
  }
  const isDer = options.value('inform')?.toUpperCase() === 'DER'
  const der = isDer ? input : pemBlocks(input.toString())[0]?.bytes
  if (!der) return { stderr: notPem(generation), exitCode: 1 }
  const within = options.value('strparse')
  const inside = within === undefined ? der : insideAt(der, within)
  if (typeof inside === 'string') return { stderr: inside, exitCode: 1 }
  return printed(inside, options)
}

function insideAt(der: Buffer, typed: string): Buffer | string {
  const offset = Number(typed)
  if (!Number.isInteger(offset) || offset <= 0)
    return `asn1parse: Non-positive number "${typed}" for option -strparse\nasn1parse: Use -help for summary.\n`
  if (offset >= der.length) return `'${offset}' is out of range\n`
  return asn1Inside(der, offset) ?? 'Error parsing structure\n'
}

function printed(
  der: Buffer,
  { flags, value }: { flags: readonly string[]; value: (name: string) => string | undefined },
) {
  const from = Number(value('offset') ?? 0)
  if (from >= der.length) return { stderr: 'Error: offset out of range\n', exitCode: 1 }
  const length = Number(value('length') ?? der.length)
  const text = asn1Parse(der.subarray(from, from + length), { indented: flags.includes('i') })
  if (text === undefined) return { stderr: 'Error in encoding\n', exitCode: 1 }
  return { stdout: flags.includes('noout') ? '' : text }
}

function notPem(generation: OpensslGeneration): string {
  if (generation === '3') return 'Error: offset out of range\n'
  const [error, place] =
    generation === '1.0'
      ? ['0906D06C:PEM routines:PEM_read_bio', 'pem_lib.c:708:Expecting: ANY']
      : ['0909006C:PEM routines:get_name', '../crypto/pem/pem_lib.c:745:']
  return `Error reading PEM file\n${queueLine(generation, `error:${error}:no start line`, place)}`
}
