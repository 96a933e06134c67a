/** Exit statuses of the command line (report-contract, "Command line"). */
export const status = { done: 0, found: 1, unreadable: 2, usage: 64 } as const

/** The command line cannot be carried out as it stands: a sentence in Chinese that says what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A message for people from anything thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** One error of the closed list: the HTTP status and a sentence in Chinese that says what to do. */
export interface Known {
  readonly code: string
  readonly status: number
  readonly says: string
}

/** Declares errors of the closed list; their ids are the codes that outside scripts rely on. */
export function defineErrors<const T extends Readonly<Record<string, { status: number; says: string }>>>(
  list: T,
): { readonly [K in keyof T & string]: Known } {
  return Object.fromEntries(Object.entries(list).map(([code, known]) => [code, { code, ...known }])) as never
}

/** Something wrong at one place of the input: `at` is a path like `body.events[1].on`. */
export interface Problem {
  readonly at: string
  readonly message: string
}

/** A refusal that the caller is told, in the words of the closed list or a more exact sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly status: number
  readonly at: string | undefined
  readonly problems: readonly Problem[]

  constructor(known: Known, at: string | undefined, says: string | undefined, problems: readonly Problem[]) {
    super(says ?? known.says)
    this.code = known.code
    this.status = known.status
    this.at = at
    this.problems = problems
  }
}

interface Details {
  readonly at?: string
  readonly says?: string
  readonly problems?: readonly Problem[]
}

/** Makes the refusal to throw. `at` names the field, `says` a sentence more exact than that of the list. */
export function refuse(known: Known, { at, says, problems }: Details = {}): Refusal {
  const list = problems ?? (at === undefined ? [] : [{ at, message: says ?? known.says }])
  return new Refusal(known, at ?? list[0]?.at, says, list)
}

/** What can go wrong in any operation. Each slice adds its own. */
export const errors = defineErrors({
  invalidInput: { status: 422, says: '有的内容需要修改，请按各处的提示改正后再提交。' },
  malformed: { status: 400, says: '没有读懂收到的内容：应为JSON。' },
  signInFirst: { status: 401, says: '请先登录。填写的内容还在，登录后可以继续。' },
  foreignOrigin: { status: 403, says: '这个请求不是从本系统的页面发出的，没有执行。请从本系统的页面重新操作。' },
  notFound: { status: 404, says: '没有找到。可能已经移走，或者这个账户不能查看。' },
  noSuchMethod: { status: 405, says: '这个地址不支持这种请求方法。' },
  changedMeanwhile: { status: 409, says: '这条内容刚被他人修改过。请重新打开，核对后再改。' },
  notNow: { status: 409, says: '现在的状态不能这样做。请重新打开，查看现在的状态。' },
  alreadyThere: { status: 409, says: '已经有相同的内容，没有重复建立。' },
  keyMissing: {
    status: 400,
    says: '缺少请求头 Idempotency-Key：应为16至100个字母、数字或连字符，每次操作一个，重试时不变。',
  },
  keyReused: { status: 409, says: '同一个 Idempotency-Key 已经用于另外的操作。请换一个再试。' },
  tooLarge: { status: 413, says: '内容太大，没有接收。' },
  unsupportedType: { status: 415, says: '不接收这种类型的内容。' },
  tooMany: { status: 429, says: '操作太频繁，请稍后再试。' },
  internal: {
    status: 500,
    says: '程序出现错误，没有完成，原有内容没有改变。请稍后再试；仍然不行，请把时间和编号告诉系统管理员。',
  },
  unavailable: { status: 503, says: '数据库暂时连接不上，可能没有完成。请稍后再试一次，不会重复办理。' },
  noSpace: { status: 507, says: '磁盘空间不足，没有完成，原有内容没有改变。请告诉系统管理员清理磁盘。' },
})
