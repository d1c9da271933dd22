import { assumed, recalled, type OpensslRelease } from '../../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../../vocabulary.ts'

export const versionEvidence = assumed(
  'CiscoSSL 1.0.2, 1.1.1 and OpenSSL 3 by the release; the numbers behind that are of the time.',
)
export const generationEvidence = recalled(
  'Sources of OpenSSL 1.0.2 and 1.1.1: names with slashes before 1.1.1, and the words for what is wrong.',
)

/** The generation of OpenSSL as its judgements and texts are chosen by. */
export function releaseOf(generation: OpensslGeneration): OpensslRelease {
  return RELEASES[generation]
}

const RELEASES: Readonly<Record<OpensslGeneration, OpensslRelease>> = {
  '1.0': '1.0.2',
  '1.1.1': '1.1.1',
  '3': '3.0',
}

/** What `openssl version` prints. */
export const versionTexts: Readonly<Record<OpensslGeneration, string>> = {
  '1.0': 'CiscoSSL 1.0.2n.6.2.194',
  '1.1.1': 'CiscoSSL 1.1.1n.7.2.390',
  '3': 'OpenSSL 3.0.8 7 Feb 2023 (Library: OpenSSL 3.0.8 7 Feb 2023)',
}

/** The thread in front of each line of the error queue: its number, in hexadecimal digits from 3.0 on. */
const THREADS: Readonly<Record<OpensslGeneration, string>> = {
  '1.0': '140737353819808',
  '1.1.1': '140737353819008',
  '3': '4087F5F7FF7F0000',
}

/** A line of the error queue as the command prints it: `140737353819008:error:0909006C:...`. */
export function queueLine(generation: OpensslGeneration, error: string, place: string): string {
  return `${THREADS[generation]}:${error}:${place}\n`
}
