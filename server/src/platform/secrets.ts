/** What keeps personal data unreadable in the database and in backups. */
export interface Secrets {
  /** Encrypts text for the place `where` it is kept (`table.column:id`); it cannot be opened as if it stood elsewhere. */
  seal(text: string, where: string): string
  /** Throws when the text was changed, moved, or sealed with another key. */
  open(sealed: string, where: string): string
  /** The same digest for the same text, to look for equal values; `what` separates kinds of values. */
  blind(text: string, what: string): string
  /** A signature of this installation, for what leaves the database. */
  sign(text: string): string
  /** Whether the signature is ours. */
  signed(text: string, signature: string): boolean
}
