/**
 * What a registration key and a NAT ID may be made of (Cisco document 215540 and the Firepower 2100 guide):
 * 1 to 37 characters.
 */
export const claimText = /^[A-Za-z0-9_.-]{1,37}$/

/** The same in words. */
export const CLAIM_TEXT_ALLOWED = '1 to 37 letters, digits, hyphens, underscores and dots'
