/** Why a template is refused; the kinds are a closed list. */
export type ProblemCode =
  /** Not a readable Word document. */
  | 'file'
  /** Macros, embedded objects, links to outside, contents that a letter must not carry. */
  | 'unsafe'
  | 'brokenTag'
  | 'unknownField'
  | 'missingField'
  /** A sentence that every letter of the kind has to say. */
  | 'missingPhrase'

/** One thing to mend: a Chinese sentence that says what and how; `at` says where in the document it stands. */
export interface TemplateProblem {
  readonly code: ProblemCode
  readonly message: string
  readonly at?: string
  readonly field?: string
}

/** A template that cannot be used. */
export class TemplateError extends Error {
  readonly problems: readonly TemplateProblem[]
  constructor(problems: readonly TemplateProblem[]) {
    super(problems.map(({ message }) => message).join('\n'))
    this.name = 'TemplateError'
    this.problems = problems
  }
}

/** A value that is missing where it is mandatory, or too long or of the wrong shape; `field` is the key of the blank. */
export interface ValueProblem {
  readonly kind: 'missing' | 'wrong'
  readonly field: string
  readonly message: string
}

/** Values of which no letter can be made. */
export class ValueError extends Error {
  readonly problems: readonly ValueProblem[]
  constructor(problems: readonly ValueProblem[]) {
    super(problems.map(({ message }) => message).join('\n'))
    this.name = 'ValueError'
    this.problems = problems
  }
}
