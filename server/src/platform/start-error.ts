/** The program cannot start or go on with what it was given: a sentence in Chinese that says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
