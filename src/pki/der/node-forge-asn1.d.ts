/** The part of node-forge that writes ASN.1; loading it alone takes a seventh of the time of the whole. */
declare module 'node-forge/lib/asn1.js' {
  import type forge from 'node-forge'

  const asn1: typeof forge.asn1
  export = asn1
}
