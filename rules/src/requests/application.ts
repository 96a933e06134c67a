import { z } from 'zod'
import { type ApplicantClass, applicantClasses } from './acts.ts'
import { creditCodeProblem, idCardProblem } from './identity.ts'
import { namedTwice } from './joint.ts'
import { text } from './text.ts'

/** Papers that show who somebody is (条例第29条第2款第1项). */
export const papers = {
  idCard: '居民身份证',
  passport: '护照',
  travelPermit: '港澳台居民来往内地（大陆）通行证、居住证',
  foreignPermit: '外国人永久居留身份证',
  creditCode: '统一社会信用代码',
  other: '其他证件',
} as const
export type Paper = keyof typeof papers

export const wishedForms = { electronic: '电子文件', paper: '纸质复制件', inspection: '查阅、抄录' } as const
export const deliveries = { portal: '网上下载', email: '电子邮件', post: '邮寄', collect: '当面领取' } as const

/** 表三 申请人情况. */
export const applicantClassNames: Readonly<Record<ApplicantClass, string>> = {
  naturalPerson: '自然人',
  orgCommercial: '商业企业',
  orgResearch: '科研机构',
  orgPublicWelfare: '社会公益组织',
  orgLegalService: '法律服务机构',
  orgOther: '其他',
}

const keys = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]
const numberOf = z
  .string()
  .trim()
  .transform((number) => number.normalize('NFKC').replace(/\s/g, '').toUpperCase())
  .pipe(z.string().min(4, { error: '请填写证件号码' }).max(40, { error: '最多40个字符' }))

const checkNumber = ({ paper, number }: Pick<Applicant, 'paper' | 'number'>, context: z.core.$RefinementCtx) => {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (number === null) {
    if (paper !== null) wrong('number', '请填写证件号码；没有提供的，身份证明选“未提供”')
    return
  }
  if (paper === null) wrong('paper', '填写了证件号码的，请选择是哪一种身份证明')
  const message = paper === 'idCard' ? idCardProblem(number) : paper === 'creditCode' ? creditCodeProblem(number) : null
  if (message) wrong('number', message)
}

const name = text(80)
const paper = z.enum(keys(papers))

/**
 * A citizen, a legal person or another organisation, with the paper that shows it; without one (both null) where the
 * application came without (条例第30条: that is asked for afterwards).
 */
export const Applicant = z
  .strictObject({ name, paper: paper.nullable().default(null), number: numberOf.nullable().default(null) })
  .superRefine(checkNumber)
export type Applicant = z.infer<typeof Applicant>

/** An applicant with the paper (条例第29条第2款第1项). */
export const IdentifiedApplicant = z.strictObject({ name, paper, number: numberOf }).superRefine(checkNumber)

/** Several: a joint request. The first is the one who is written to. */
const several = <A extends z.ZodType<Applicant>>(one: A) =>
  z.array(one).min(1, { error: '请填写申请人' }).max(20, { error: '共同申请人最多20名' })

const phone = z
  .string()
  .trim()
  .regex(/^[+\d][\d\- ]{5,19}$/, { error: '应为电话号码，例如 13000000000 或者 0000-6021234' })

const fields = {
  applicants: several(Applicant),
  class: z.enum(applicantClasses),
  /** Who acts for an organisation, or for the applicants by their authority (代理人). */
  agent: Applicant.nullable().default(null),
  phone: phone.nullable().default(null),
  email: z.email({ error: '应为电子邮件地址，例如 name@example.com' }).max(200).nullable().default(null),
  address: text(200).nullable().default(null),
  postcode: z
    .string()
    .regex(/^\d{6}$/, { error: '邮政编码应为6位数字' })
    .nullable()
    .default(null),
  /** Name, document number or another description by which it can be found. */
  description: text(4000),
  form: z.enum(keys(wishedForms)),
  delivery: z.enum(keys(deliveries)),
  /** What help the applicant needs (条例第43条). */
  help: text(500).nullable().default(null),
}

type Reached = Pick<Application, 'applicants' | 'delivery' | 'email' | 'address'>

function checkReached({ applicants, delivery, email, address }: Reached, context: z.core.$RefinementCtx): void {
  const wrong = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
  for (const { at, message } of namedTwice(applicants)) wrong(['applicants', at, 'number'], message)
  if (delivery === 'email' && !email) wrong(['email'], '选择电子邮件的，请填写电子邮箱')
  if (delivery === 'post' && !address) wrong(['address'], '选择邮寄的，请填写地址')
}

/** Whether the one who is written to shows a credit code and is counted as a citizen all the same. */
export const isMisclassed = (
  { applicants: [first] }: Pick<Application, 'applicants'>,
  column: ApplicantClass,
): boolean => first?.paper === 'creditCode' && column === 'naturalPerson'

function checkAsked(asked: Reached & Pick<Application, 'class'>, context: z.core.$RefinementCtx): void {
  if (isMisclassed(asked, asked.class))
    context.addIssue({ code: 'custom', path: ['class'], message: '法人或者其他组织，请选择它的类别' })
  checkReached(asked, context)
}

/**
 * 政府信息公开申请 as the office has it: who asks, for what, in which form. What it is for is not asked (2019 年修订). An
 * application on paper may lack the proof of identity and every way to reach the applicant: it may be refused for no
 * reason (国办公开办函〔2017〕19号), is registered, and what it lacks is asked for (条例第30条).
 */
export const Application = z.strictObject(fields).superRefine(checkAsked)
export type Application = z.infer<typeof Application>

/** An application with all that is demanded of it (条例第29条第2款), as the form of the portal asks for it. */
export const CompleteApplication = z
  .strictObject({
    ...fields,
    applicants: several(IdentifiedApplicant),
    agent: IdentifiedApplicant.nullable().default(null),
    phone,
  })
  .superRefine(checkAsked)
export type CompleteApplication = z.infer<typeof CompleteApplication>

const { class: _, ...corrected } = fields

/** An application as it should have been put down. Its class is what the registration says, and amended there. */
export const CorrectedApplication = z.strictObject(corrected).superRefine(checkReached)
export type CorrectedApplication = z.infer<typeof CorrectedApplication>

/** What an application names nothing for, in the words of forms and pages. */
export const NOT_GIVEN = '未提供'

/** The paper of an applicant with its number, as forms and pages print it. */
export const identityOf = ({ paper, number }: Omit<Applicant, 'name'>): string =>
  paper === null || number === null ? `身份证明${NOT_GIVEN}` : `${papers[paper]} ${number}`

/**
 * What an application lacks of 姓名或者名称、身份证明、联系方式 (条例第29条第2款第1项), each in the words of the article. Any way to
 * reach the applicant is one: the article asks for no telephone.
 */
export function lackingIn({ applicants, agent, phone, email, address }: Application): string[] {
  const people = agent ? [...applicants, agent] : applicants
  return [
    ...(people.some(({ number }) => number === null) ? ['身份证明'] : []),
    ...(phone === null && email === null && address === null ? ['联系方式'] : []),
  ]
}

const personalPapers: readonly (Paper | null)[] = ['idCard', 'passport', 'travelPermit', 'foreignPermit']

/** Whether the one who is written to is no citizen but a unit (你单位): by its paper; where that does not say, by its class. */
export function isUnit({ applicants: [first] }: Pick<Application, 'applicants'>, column: ApplicantClass): boolean {
  const paper = first?.paper ?? null
  return paper === 'creditCode' || (column !== 'naturalPerson' && !personalPapers.includes(paper))
}

/** How a letter speaks to those who ask. */
export function addressOf(application: Pick<Application, 'applicants'>, column: ApplicantClass): string {
  if (application.applicants.length > 1) return '你们'
  return isUnit(application, column) ? '你单位' : '你'
}
