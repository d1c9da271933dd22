import { documented, recalled } from '../../../src/emulator/index.ts'

export const adapterEvidence = documented(
  'Whitepaper c11-736918: the three prompts of an adapter and the commands between them; what its shells answer otherwise is supposed.',
)
export const iomEvidence = recalled(
  'What connect iom prints and the prompt of a fabric extender are remembered; nothing is published.',
)

/** The prompts of an adapter: before and after `connect`, and after `attach-mcp`. */
export const adapterPrompts = {
  outer: (adapter: string): string => `adapter ${adapter} # `,
  top: (adapter: string): string => `adapter ${adapter} (top):1# `,
  mcp: (adapter: string): string => `adapter ${adapter} (mcp):1# `,
}

/** What `connect iom` prints before the prompt of the IOM. */
export function iomGreeting(chassis: string): string {
  return `Attaching to FEX ${chassis} ...\nTo exit type 'exit', to abort type '$.'`
}

/** The prompt of the IOMs of a chassis. */
export function iomPrompt(chassis: string): string {
  return `fex-${chassis}# `
}

/** What a shell of an adapter or IOM says of what it does not know. */
export function unknownCommand(word: string): string {
  return `${word}: command not found`
}

/** `show version` on an IOM. */
export function iomVersion(pid: string, release: string): string {
  return [`Model: ${pid}`, 'Software', `  Version: ${release}`, `  Boot version: ${release}`].join(
    '\n',
  )
}

/** What the shell of an adapter or IOM lists as its commands. */
export function commandList(commands: Readonly<Record<string, string>>): string {
  return ['Available commands:', ...Object.entries(commands).map(commandRow)].join('\n')
}

function commandRow([name, purpose]: readonly [string, string]): string {
  return `  ${name.padEnd(15)}- ${purpose}`
}
