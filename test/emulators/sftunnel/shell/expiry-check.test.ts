import { expect, test } from 'vitest'
import { startManager } from '../../fmc/fmc-lab.ts'
import { rootShell } from './root-shell.ts'

/** The one-line check as Cisco document 222464 prints it, put together again from the lines of the screen. */
const CHECK = [
  'CERT_PATH="/etc/sf/ca_root/cacert.pem"; EXPIRY_DATE=$(openssl x509 -enddate -noout -in "$CERT_PATH" | cut -d= -f2)',
  'EXPIRY_DATE_SECONDS=$(date -d "$EXPIRY_DATE" +%s)',
  'CURRENT_DATE_SECONDS=$(date +%s)',
  'THIRTY_DAYS_SECONDS=$((30*24*60*60))',
  'EXPIRY_THRESHOLD=$((CURRENT_DATE_SECONDS + THIRTY_DAYS_SECONDS))',
  'DAYS_LEFT=$(( (EXPIRY_DATE_SECONDS - CURRENT_DATE_SECONDS) / (24*60*60) ))',
  'if [ "$EXPIRY_DATE_SECONDS" -le "$CURRENT_DATE_SECONDS" ]; then DAYS_EXPIRED=$(( (CURRENT_DATE_SECONDS - EXPIRY_DATE_SECONDS) / (24*60*60) ))',
  String.raw`echo -e "\n\nThe certificate has expired $DAYS_EXPIRED days ago.\n\nIn case the sftunnel communication with the FTD is not yet lost, you need to take action immediately in renewing the certificate.\n"`,
  String.raw`elif [ "$EXPIRY_DATE_SECONDS" -le "$EXPIRY_THRESHOLD" ]; then echo -e "\n\nThe certificate will expire within the next 30 days!\n\nIt is ONLY valid for $DAYS_LEFT more days.\n\nIt is recommended to take action in renewing the certificate as quickly as possible.\n"`,
  String.raw`else echo -e "\n\nThe certificate is valid for more than 30 days.\n\nIt is valid for $DAYS_LEFT more days.\n\nThere is no immediate need to perform action but this depends on how far the expiry date is in the future.\n"`,
  'fi',
].join('; ')

const releases = [
  { profile: '6.2.3', hasClish: false },
  { profile: '7.2', hasClish: true },
  { profile: '7.6', hasClish: true },
]
const outcomes = [
  {
    caExpiresIn: '3400d',
    says: [
      'The certificate is valid for more than 30 days.',
      'It is valid for 3399 more days.',
      'There is no immediate need to perform action but this depends on how far the expiry date is in the future.',
    ],
  },
  {
    caExpiresIn: '20d',
    says: [
      'The certificate will expire within the next 30 days!',
      'It is ONLY valid for 19 more days.',
      'It is recommended to take action in renewing the certificate as quickly as possible.',
    ],
  },
  {
    caExpiresIn: '-3d',
    says: [
      'The certificate has expired 3 days ago.',
      'In case the sftunnel communication with the FTD is not yet lost, you need to take action immediately in renewing the certificate.',
    ],
  },
]
const cases = releases.flatMap((release) => outcomes.map((outcome) => ({ ...release, ...outcome })))

test.for(cases)(
  'the one-line check on $profile with an InternalCA that ends in $caExpiresIn says so',
  async ({ profile, hasClish, caExpiresIn, says }) => {
    const manager = await startManager({ profile, caExpiresIn })
    const cli = await manager.visit()
    const run = await rootShell(cli, 'fmc-secret', { hasClish })
    await manager.lab.advance(60_000)
    await run(CHECK)
    expect(cli.shown()).toContain(`\n\n\n${says.join('\n\n')}\n\n`)
  },
)
