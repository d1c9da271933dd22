import { assumed, documented } from '../../../../src/emulator/index.ts'

export const promptEvidence = documented(
  'Whitepaper c11-736918 has (nxos), a captured 6400 session on 4.2 has (nx-os); errors as in NX-OS.',
)
export const portEvidence = assumed(
  'The numbers of ports are those of the data sheets; which of them lead to the network, the chassis and the rack servers, and that nobody answers there, is chosen.',
)
export const keywordEvidence = assumed(
  'That show ssh, where, push and pop are there is captured on 4.2(3d); what show ssh alone and an empty stack print is not.',
)
