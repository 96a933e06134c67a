/** One thing to mend, at a field of what was sent. */
export interface Problem {
  readonly at: string
  readonly message: string
}

/** The server said no, in a sentence that says what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: string
  readonly problems: readonly Problem[]

  constructor(status: number, code: string, message: string, problems: readonly Problem[]) {
    super(message)
    this.status = status
    this.code = code
    this.problems = problems
  }
}

/** No answer came: nobody knows whether the server did what was asked, and asking again is safe. */
export class NoConnection extends Error {
  override readonly name = 'NoConnection'
  constructor() {
    super('没有连上服务器，填写的内容还在。请检查网络，再试一次。')
  }
}

interface ErrorBody {
  readonly error?: { code?: string; message?: string; at?: string; problems?: readonly Problem[] }
}

const otherwise = (status: number): string =>
  status === 429
    ? '请求太频繁，请等一分钟再试。'
    : status === 413
      ? '文件太大，请压缩或者分开后再上传。'
      : `服务器没有办成（${status}），填写的内容还在。请稍后再试；再次出现，请告诉系统管理员。`

/** Reads the refusal of an answer that is not a success. */
export async function refusalOf(answer: Response): Promise<Refusal> {
  const body = (await answer.json().catch(() => ({}))) as ErrorBody
  const { code = 'unknown', message = otherwise(answer.status), at, problems } = body.error ?? {}
  return new Refusal(answer.status, code, message, problems ?? (at ? [{ at, message }] : []))
}

/** Whether trying again could help without changing anything. */
export const mayPass = (error: unknown): boolean =>
  error instanceof NoConnection || (error instanceof Refusal && error.status >= 500)

/** `body.items[0].name` → ['items', 0, 'name'], as forms name their fields. */
export const fieldOf = (at: string): (string | number)[] =>
  at
    .replace(/^(body|query|params)\b/, '')
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
