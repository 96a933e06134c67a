import { remedyDefaults } from '@gongkai/rules/remedies'
import { z } from 'zod'
import { setting } from '../platform/setting.ts'

const Prefix = z
  .string()
  .trim()
  .regex(/^[\p{sc=Han}A-Za-z0-9（）]{1,20}$/u, { error: '机关代字应为1至20个汉字，例如 云政公开' })

/** How an agency numbers its letters. */
export const numbering = setting({
  name: 'letters.numbering',
  says: '文书编号',
  why: '发文字号由机关代字、年份和顺序号组成（GB/T 9704）；依申请公开的文书怎样编排，各地不同',
  per: 'agency',
  act: 'settings.change',
  schema: z.strictObject({
    prefix: Prefix.nullable().describe('机关代字，例如 云政公开；不填写的，用机关的代字加“公开”'),
    scheme: z
      .enum(['marked', 'plain'])
      .describe('怎样编号：答复、补正、延期等各自编号，号后加“－答”“－补”“－延”，或者全部文书统一编号'),
  }),
  otherwise: { prefix: null, scheme: 'marked' as const },
})

/** In whose name a disclosure office that is an agency of its own writes. */
export const naming = setting({
  name: 'letters.naming',
  says: '工作机构以谁的名义出具文书',
  why: '政府信息公开工作机构承办本机关的工作（条例第4条），文书以本机关的名义出具；单独设立的机关指定为工作机构、以自己名义答复的，由它作被申请人、被告（法释〔2025〕8号第4条第3款）',
  per: 'agency',
  act: 'settings.change',
  schema: z.strictObject({
    inNameOf: z
      .enum(['agency', 'office'])
      .describe(
        '工作机构是单独机关的，以本机关的名义，或者以工作机构自己的名义；工作机构是内设机构的，总是以本机关的名义',
      ),
  }),
  otherwise: { inNameOf: 'agency' as const },
})

/** Where review is asked for over the internet, printed in letters that go out that way. */
export const reviewing = setting({
  name: 'letters.reviewing',
  says: '行政复议的互联网渠道',
  why: '电子送达答复书的，应当同时提供提交行政复议申请书的互联网渠道（行政复议法第22条第2款）；渠道由行政复议机关公布',
  per: 'agency',
  act: 'settings.change',
  schema: z.strictObject({
    channel: z
      .string()
      .trim()
      .min(4, { error: '请填写渠道的名称或者网址' })
      .max(200, { error: '最多200个字' })
      .nullable()
      .describe('行政复议机关公布的互联网渠道，写入要求网上提供、电子邮件提供的答复书；不填写的不写入'),
  }),
  otherwise: { channel: null },
})

/** What letters name where a court would not take the suit. */
export const remedies = setting({
  name: 'letters.remedies',
  says: '法院不予立案的答复怎样告知救济途径',
  why: '对行政查询事项、需加工分析、信访举报投诉、要求提供公开出版物的答复，以及前次已予公开的重复申请，人民法院不予立案（法释〔2025〕8号第10条第2款第4至8项）；是否属于这些情形由法院审查，所以默认仍告知复议和诉讼',
  per: 'agency',
  act: 'settings.change',
  schema: z.strictObject({
    courtExcluded: z
      .enum(['standard', 'reviewOnly'])
      .describe('这些答复书载明申请行政复议或者提起行政诉讼，或者只载明申请行政复议'),
  }),
  otherwise: remedyDefaults,
})

export const letterSettings = [numbering, naming, reviewing, remedies] as const
