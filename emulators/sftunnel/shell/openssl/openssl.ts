import {
  documented,
  type CommandOutcome,
  type LinuxCommand,
  type Surroundings,
} from '../../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../../vocabulary.ts'
import type { OpensslAct } from './act.ts'
import { asn1parse } from './asn1parse.ts'
import { crl } from './crl.ts'
import { versionTexts } from './generation.ts'
import { pkey, rsa } from './private-keys.ts'
import { sClient } from './s-client.ts'
import { verify } from './verify.ts'
import { x509 } from './x509.ts'

export const evidence = documented(
  'Manual pages of OpenSSL 1.1.1; the texts of x509, verify, asn1parse, crl and s_client are compared with OpenSSL 3.0.',
)

/** What the program of an appliance depends on. */
export interface OpensslPlan {
  /** The generation of the release that runs. */
  readonly generation: () => OpensslGeneration
  readonly surroundings: Surroundings
}

/** `openssl`: the commands with which certificates, keys and connections are looked at. */
export function openssl({ generation, surroundings }: OpensslPlan): LinuxCommand {
  return {
    name: 'openssl',
    path: '/usr/bin/openssl',
    run([command = '', ...args], context) {
      const act = ACTS[command]
      if (act) return act(args, { context, surroundings, generation: generation() })
      return unknownCommand(command, generation())
    },
  }
}

const ACTS: Readonly<Record<string, OpensslAct>> = {
  asn1parse,
  crl,
  pkey,
  rsa,
  s_client: sClient,
  verify,
  version: (_args, { generation }) => ({ stdout: `${versionTexts[generation]}\n` }),
  x509,
}

function unknownCommand(command: string, generation: OpensslGeneration): CommandOutcome {
  const stderr =
    generation === '1.0'
      ? `openssl:Error: '${command}' is an invalid command.\n`
      : `Invalid command '${command}'; type "help" for a list.\n`
  return { stderr, exitCode: 1 }
}
