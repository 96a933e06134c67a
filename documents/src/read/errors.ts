/** The closed list of reasons why a file cannot be read (report-contract). */
export const errorCodes = [
  'missing',
  'unsupported',
  'empty',
  'binary',
  'encrypted',
  'damaged',
  'tooLarge',
  'tooDeep',
  'noText',
  'notAReport',
  'severalReports',
  'timeout',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** A refusal: `message` is a Chinese sentence that says what is wrong and what to do; it never names the file. */
export class DocumentError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string) {
    super(message)
    this.name = 'DocumentError'
    this.code = code
  }
}

export const refuse = (code: ErrorCode, message: string): never => {
  throw new DocumentError(code, message)
}
