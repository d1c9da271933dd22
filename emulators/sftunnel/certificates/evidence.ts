import { assumed, captured, documented, type EvidenceRow } from '../../../src/emulator/index.ts'

const DOCUMENT = 'Cisco document 222464, Renewal of FMC sftunnel CA certificate'

/** What every part of the tunnel's certificates rests on. */
export const certificateEvidence: readonly EvidenceRow[] = [
  {
    what: 'factory InternalCA, size and order of names',
    ...captured(`${DOCUMENT}: TLS capture, certificate list of 1928 bytes with a leaf of 995`),
  },
  {
    what: 'factory InternalCA, its one extension',
    ...assumed('the only extension of 18 bytes that gives 927 bytes is CA:TRUE, not critical'),
  },
  {
    what: 'regenerated InternalCA, version 1 and serial number 00',
    ...captured(`${DOCUMENT}: the printed PEM, whose length fields add up to 904 bytes`),
  },
  {
    what: 'InternalCA, which order of names has which image, and that a renewal keeps the name',
    ...assumed(
      `${DOCUMENT} shows both orders: title, CN, OU, O of a manager with a UUID of 2011 and title, OU, CN, O of one with a UUID of 2024; in the states that were measured all generations of a manager have one name`,
    ),
  },
  {
    what: 'InternalCA, validity of 3650 days',
    ...documented('Cisco Field Notice 74214: 3650 days from the build date of the first image'),
  },
  {
    what: 'tunnel certificate, order of names and three extensions',
    ...captured(`${DOCUMENT}: expanded certificate of the TLS capture`),
  },
  {
    what: 'tunnel certificate, which three extensions',
    ...assumed(
      'of the common combinations that give 995 bytes, the one with a purpose for both ends',
    ),
  },
  {
    what: 'tunnel certificate, validity',
    ...assumed('no document prints it; the same 3650 days as the authority'),
  },
]
