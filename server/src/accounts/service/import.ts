import { type RegisterCell, type RegisterRow, readRegister } from '@gongkai/documents/read'
import type { z } from 'zod'
import { INSTALLATION } from '../../platform/audit.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, messageOf, refuse } from '../../platform/errors.ts'
import type { Received } from '../../platform/http/handler.ts'
import { Account, Email, type ImportRow, MOST_IMPORTED, PersonName, Phone, SignOnId, UserFields } from '../contract.ts'
import { accountErrors } from '../errors.ts'
import type { Neighbours } from '../neighbours.ts'
import { takenAccounts, takenSignOns } from '../store/users.ts'
import { accountKey } from './attempts.ts'
import { addUsers, type NewUser } from './create.ts'
import { signOnKey } from './sealed.ts'

/** The columns of the sheet; those that must be filled in stand first. */
export const importColumns = {
  account: '账号',
  name: '姓名',
  agency: '所在机关',
  post: '职务',
  phone: '电话',
  email: '电子邮箱',
  signOnId: '统一身份认证标识',
} as const
type Column = keyof typeof importColumns

const schemas: Readonly<Record<Exclude<Column, 'agency'>, z.ZodType<string | null>>> = {
  account: Account,
  name: PersonName,
  post: UserFields.shape.post,
  phone: Phone,
  email: Email,
  signOnId: SignOnId,
}
const needed: readonly Column[] = ['account', 'name']

interface Examined extends ImportRow {
  readonly fields: NewUser | null
}

const LARGEST = 8 * 1024 * 1024

/** The uploaded workbook, which stands in the file store until its day is over. */
export async function sheetFrom({ parts }: Context, files: readonly Received[]) {
  const [file] = files
  if (!file || files.length > 1 || file.field !== 'file')
    throw refuse(accountErrors.sheetUnreadable, { at: 'file', says: '请选择一个要导入的表格。' })
  if (!file.name.toLowerCase().endsWith('.xlsx') || file.size > LARGEST)
    throw refuse(accountErrors.sheetUnreadable, { at: 'file', says: '应为Excel表格（xlsx），不超过8MB。' })
  const content = await parts.shelf.open(file.hash)
  if (!content) throw refuse(errors.internal)
  try {
    return { bytes: await content.readFile(), hash: file.hash }
  } finally {
    await content.close()
  }
}

function read(bytes: Uint8Array) {
  try {
    return readRegister(bytes, MOST_IMPORTED)
  } catch (error) {
    throw refuse(accountErrors.sheetUnreadable, { at: 'file', says: messageOf(error) })
  }
}

function checkHeading(heading: readonly string[]): void {
  const known: readonly string[] = Object.values(importColumns)
  const missing = needed.map((c) => importColumns[c]).filter((c) => !heading.includes(c))
  const strange = heading.filter((h) => !known.includes(h))
  const says = [
    missing.length > 0 && `第一行缺少这些列：${missing.join('、')}。`,
    strange.length > 0 && `第一行有不认识的列：${strange.slice(0, 5).join('、').slice(0, 100)}。`,
    new Set(heading).size < heading.length && '第一行有相同的列名。',
  ].filter((s) => s !== false)
  if (says.length > 0)
    throw refuse(accountErrors.sheetUnreadable, { at: 'file', says: `${says.join('')}请下载空白表格，填好后再上传。` })
}

/** What is typed in a row, as the fields of an account; what is wrong goes to `problem`. */
function fieldsOf(
  { cells }: RegisterRow,
  agencies: ReadonlyMap<string, string>,
  problem: (column: Column, message: string) => void,
): NewUser {
  const text = (column: Column): string | null => {
    const cell: RegisterCell | undefined = cells[importColumns[column]]
    if (cell?.formula) problem(column, '不能是公式，请改为文字')
    return cell?.text || null
  }
  const value = (column: keyof typeof schemas): string | null => {
    const typed = text(column)
    if (typed === null && needed.includes(column)) problem(column, '请填写')
    if (typed === null) return null
    const parsed = schemas[column].safeParse(typed)
    if (!parsed.success) problem(column, parsed.error.issues[0]?.message ?? '写法不对')
    return parsed.success ? parsed.data : null
  }
  const agencyName = text('agency')
  const agency = agencyName === null ? null : (agencies.get(agencyName) ?? null)
  if (agencyName !== null && agency === null) problem('agency', '没有这个机关，请写现在的全称')
  return {
    account: value('account') ?? '',
    name: value('name') ?? '',
    agency,
    post: value('post'),
    phone: value('phone'),
    email: value('email'),
    signOnId: value('signOnId'),
  }
}

/** What would become of each row. Reads only. */
async function examine(ctx: Context, around: Neighbours, bytes: Uint8Array): Promise<Examined[]> {
  const { heading, rows } = read(bytes)
  checkHeading(heading)
  const agencies = await around.idsByName(ctx)
  const typed = rows.map((row) => {
    const problems: ImportRow['problems'] = []
    const fields = fieldsOf(row, agencies, (column, message) =>
      problems.push({ column: importColumns[column], message }),
    )
    return { row: row.number, fields, problems }
  })
  const accounts = await takenAccounts(ctx.db, [...new Set(typed.map((r) => accountKey(r.fields.account)))])
  const signOns = await takenSignOns(
    ctx.db,
    typed.flatMap(({ fields: { signOnId } }) => (signOnId === null ? [] : [signOnKey(ctx.parts, signOnId)])),
  )
  const seen = new Map<string, number>()
  const again = (kind: string, value: string, row: number) => {
    const key = `${kind}:${value}`
    const before = seen.get(key)
    if (before === undefined) seen.set(key, row)
    return before
  }
  return typed.map(({ row, fields, problems }) => {
    const { account, name, signOnId } = fields
    const there = accounts.has(accountKey(account))
    const same = account === '' ? undefined : again('account', accountKey(account), row)
    if (same !== undefined) problems.push({ column: importColumns.account, message: `与第${same}行相同` })
    const sameId = signOnId === null ? undefined : again('signOn', signOnId, row)
    if (sameId !== undefined) problems.push({ column: importColumns.signOnId, message: `与第${sameId}行相同` })
    if (!there && signOnId !== null && signOns.has(signOnKey(ctx.parts, signOnId)))
      problems.push({ column: importColumns.signOnId, message: '已经属于另一个账户' })
    const outcome = problems.length > 0 ? 'refused' : there ? 'there' : 'new'
    return { row, account, name, outcome, problems, fields: outcome === 'new' ? fields : null }
  })
}

const reportOf = (examined: readonly Examined[]) => {
  const count = (outcome: ImportRow['outcome']) => examined.filter((r) => r.outcome === outcome).length
  return {
    ...{ new: count('new'), there: count('there'), refused: count('refused') },
    rows: examined.map(({ fields: _fields, ...row }) => row),
  }
}

/** Says row by row what would be made of the sheet. */
export const checkImport = async (ctx: Context, around: Neighbours, bytes: Uint8Array) =>
  reportOf(await examine(ctx, around, bytes))

/** Makes the accounts of the rows without a fault; the same sheet sent again finds them there. */
export async function applyImport(ctx: CommandContext, around: Neighbours, bytes: Uint8Array, file: string) {
  const examined = await examine(ctx, around, bytes)
  const made = await addUsers(
    ctx,
    examined.flatMap((r) => r.fields ?? []),
  )
  const report = reportOf(examined)
  const { new: created, there, refused } = report
  const after = { created, there, refused }
  await ctx.audit({ chain: INSTALLATION, act: 'user.imported', subject: { type: 'file', id: file }, after })
  return { ...report, created: made.map((m) => ({ ...m, oneTimePassword: m.oneTimePassword ?? '' })) }
}
