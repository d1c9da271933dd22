/**
 * What an option of an emulator has to be. `texts` are texts by name; `logins` are a list with username and password
 * each; a `role` is in the same cast, and so are `roles`, which are a list or a text divided by commas.
 */
export type OptionKind =
  | 'text'
  | 'number'
  | 'number or text'
  | 'flag'
  | 'texts'
  | 'logins'
  | 'role'
  | 'roles'
