import { z } from 'zod'
import { type ApplicantClass, applicantClasses } from './acts.ts'
import { creditCodeProblem, idCardProblem } from './identity.ts'
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

const checkNumber = ({ paper, number }: { paper: Paper; number: string }, context: z.core.$RefinementCtx) => {
  const message = paper === 'idCard' ? idCardProblem(number) : paper === 'creditCode' ? creditCodeProblem(number) : null
  if (message) context.addIssue({ code: 'custom', path: ['number'], message })
}

/** A citizen, a legal person or another organisation, with the paper that shows it. */
export const Applicant = z
  .strictObject({ name: text(80), paper: z.enum(keys(papers)), number: numberOf })
  .superRefine(checkNumber)
export type Applicant = z.infer<typeof Applicant>

const phone = z
  .string()
  .trim()
  .regex(/^[+\d][\d\- ]{5,19}$/, { error: '应为电话号码，例如 13000000000 或者 0000-6021234' })

/** 政府信息公开申请 (条例第29条): who asks, for what, in which form. What it is for is not asked (2019 年修订). */
export const Application = z
  .strictObject({
    /** Several: a joint request. The first is the one who is written to. */
    applicants: z.array(Applicant).min(1, { error: '请填写申请人' }).max(20, { error: '共同申请人最多20名' }),
    class: z.enum(applicantClasses),
    /** Who acts for an organisation, or for the applicants by their authority (代理人). */
    agent: Applicant.nullable().default(null),
    phone,
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
  })
  .superRefine(({ applicants, class: column, delivery, email, address }, context) => {
    const wrong = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    const isOrganisation = applicants[0]?.paper === 'creditCode'
    if (isOrganisation && column === 'naturalPerson') wrong(['class'], '法人或者其他组织，请选择它的类别')
    if (delivery === 'email' && !email) wrong(['email'], '选择电子邮件的，请填写电子邮箱')
    if (delivery === 'post' && !address) wrong(['address'], '选择邮寄的，请填写地址')
  })
export type Application = z.infer<typeof Application>
