import { assumed } from '../../../src/emulator/index.ts'

export const evidence = assumed(
  'That FIPS mode has no DSA keys, that changes need a role and that admin and the role read-only stay is documented; the wording of these refusals is not.',
)

export const PASSWORDS_DIFFER = 'Error: Passwords do not match'
export const BAD_SSH_KEY = 'Error: Invalid SSH key'
export const DSA_REFUSED = 'Error: DSA keys are not supported in FIPS mode'
export const ADMIN_STAYS = 'Error: The admin account cannot be deleted'
export const NO_PRIVILEGE = 'Error: Update failed: [User does not have the required privileges]'
export const ROLE_ABSENT = 'Error: Role does not exist'
export const FIRST_ROLE_STAYS = 'Error: The read-only role cannot be removed'
export const EXPIRED_ALREADY = 'Error: Expiration date is in the past'
