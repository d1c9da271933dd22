/**
 * What made a transport fail, in words that are the same on every machine: those of OpenSSL, which
 * some ciphers fail with, change with its version.
 */
export function transportFailure({ message }: Error): string {
  return message.trim() === '' || message.startsWith('error:') ? 'Invalid packet' : message
}
