import { expect, test } from 'vitest'
import type { LinuxCommand } from '../../../src/linux/index.ts'
import { createAppliance, FOLDER } from './linux-fixture.ts'

/** The line that the field pastes to see how long the certificate is valid. */
const CHECK = `CERT_PATH="/etc/sf/ca_root/cacert.pem"; EXPIRY_DATE=$(openssl x509 -enddate -noout -in "$CERT_PATH" | cut -d= -f2); EXPIRY_DATE_SECONDS=$(date -d "$EXPIRY_DATE" +%s); CURRENT_DATE_SECONDS=$(date +%s); THIRTY_DAYS_SECONDS=$((30*24*60*60)); EXPIRY_THRESHOLD=$((CURRENT_DATE_SECONDS + THIRTY_DAYS_SECONDS)); DAYS_LEFT=$(( (EXPIRY_DATE_SECONDS - CURRENT_DATE_SECONDS) / (24*60*60) )); if [ "$EXPIRY_DATE_SECONDS" -le "$CURRENT_DATE_SECONDS" ]; then DAYS_EXPIRED=$(( (CURRENT_DATE_SECONDS - EXPIRY_DATE_SECONDS) / (24*60*60) )); echo -e "\\n\\nThe certificate has expired $DAYS_EXPIRED days ago.\\n"; elif [ "$EXPIRY_DATE_SECONDS" -le "$EXPIRY_THRESHOLD" ]; then echo -e "\\n\\nThe certificate will expire within the next 30 days!\\n\\nIt is ONLY valid for $DAYS_LEFT more days.\\n"; else echo -e "\\n\\nThe certificate is valid for more than 30 days.\\n\\nIt is valid for $DAYS_LEFT more days.\\n"; fi`

const openssl = (notAfter: string): LinuxCommand => ({
  name: 'openssl',
  run: ([what]) => (what === 'x509' ? { stdout: `notAfter=${notAfter}\n` } : { exitCode: 1 }),
})

test.each([
  ['Oct 12 14:50:00 2034 GMT', 'It is valid for 3650 more days.'],
  ['Oct 30 12:00:00 2024 GMT', 'It is ONLY valid for 15 more days.'],
  ['Oct  1 12:00:00 2024 GMT', 'The certificate has expired 13 days ago.'],
])('the one-line check of a certificate that ends on %s says so', async (notAfter, says) => {
  const { type } = await createAppliance({ commands: [openssl(notAfter)] }).open({ as: 'root' })
  expect(await type(`${CHECK}\r`)).toContain(`\n${says}\n`)
})

test('the manual way of the field note works command by command', async () => {
  const { open, tree } = createAppliance({ commands: [{ name: 'pmtool', run: () => ({}) }] })
  const { type } = await open()
  await type('sudo su\r')
  await type('right\r')
  const prompt = `root@firepower:${FOLDER}# `
  expect(await type(`cd ${FOLDER}/\r`)).toContain(`\n${prompt}`)
  await type('cp cacert.pem cacert.pem.backup\rcp sftunnel-key.pem sftunnel-key.pem.backup\r')
  await type('> cacert.pem\r> sftunnel-key.pem\r')
  const listed = await type('ls -hal sftunnel*\r')
  expect(listed).toContain('-rw-r--r-- 1 root root    0 Oct 14 14:49 sftunnel-key.pem\n')
  expect(listed).toContain('-rw-r--r-- 1 root root 1.7K Oct 14 14:49 sftunnel-key.pem.backup\n')
  await type('chmod 644 cacert.pem; chown root:root cacert.pem\r')
  expect(await type('pmtool restartbyid sftunnel\r')).toMatch(/sftunnel\nroot@firepower:\S+# $/)
  expect(tree.root.stat(`${FOLDER}/cacert.pem`)).toMatchObject({ mode: 0o644, size: 0 })
})
