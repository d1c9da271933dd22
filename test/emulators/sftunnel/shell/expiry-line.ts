/** The one-line check as Cisco document 222464 prints it, put together again from the lines of the screen. */
export const EXPIRY_CHECK = [
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
