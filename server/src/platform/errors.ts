/** Exit statuses of the command line (report-contract, "Command line"). */
export const status = { done: 0, found: 1, unreadable: 2, usage: 64 } as const

/** The command line cannot be carried out as it stands: a sentence in Chinese that says what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A message for people from anything thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
