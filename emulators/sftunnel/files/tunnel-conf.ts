/** What an sftunnel.conf says (Cisco document 222464 prints one). */
export interface TunnelConf {
  readonly certificate: string
  readonly key: string
  readonly authority: string
  readonly revocationList: string
  readonly tlsVersion: string
}

/** Where a factory sftunnel.conf lies. */
export const TUNNEL_CONF = '/etc/sf/sftunnel.conf'

/** The text of a factory sftunnel.conf. */
export function tunnelConfText(tlsVersion: string): string {
  return [
    'proxyssl {',
    '  proxy_cert /etc/sf/keys/sftunnel-cert.pem;',
    '  proxy_key /etc/sf/keys/sftunnel-key.pem;',
    '  proxy_cacert /etc/sf/ca_root/cacert.pem;',
    '  proxy_crl /etc/sf/ca_root/crl.pem;',
    '  proxy_cipher 1;',
    `  proxy_tls_version ${tlsVersion};`,
    '};',
    '',
  ].join('\n')
}

/** Reads an sftunnel.conf; what it does not say is as in the factory's. */
export function readTunnelConf(text: string, tlsVersion: string): TunnelConf {
  const said = new Map(
    [...text.matchAll(/^\s*(proxy_\w+)\s+([^;\s]+)\s*;/gm)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )
  return {
    certificate: said.get('proxy_cert') ?? '/etc/sf/keys/sftunnel-cert.pem',
    key: said.get('proxy_key') ?? '/etc/sf/keys/sftunnel-key.pem',
    authority: said.get('proxy_cacert') ?? '/etc/sf/ca_root/cacert.pem',
    revocationList: said.get('proxy_crl') ?? '/etc/sf/ca_root/crl.pem',
    tlsVersion: said.get('proxy_tls_version') ?? tlsVersion,
  }
}
