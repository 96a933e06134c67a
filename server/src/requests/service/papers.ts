import type { Form, FormBlock, FormCell, FormRow } from '@gongkai/documents/write'
import { type CivilDate, inChinese, weekdayOf } from '@gongkai/rules/dates'
import type { DeadlineAnswer } from '@gongkai/rules/deadlines'
import {
  type ActOf,
  type Applicant,
  type Application,
  addressOf,
  applicantClassNames,
  channels,
  deliveries,
  identityOf,
  NOT_GIVEN,
  type RequestState,
  wishedForms,
} from '@gongkai/rules/requests'
import type { GuideFacts } from '../../agencies/service/guide.ts'

/** Everything that the papers of a case print. */
export interface PaperFacts {
  readonly agency: string
  readonly office: GuideFacts['office']
  readonly number: string
  readonly application: Application
  readonly proof: string
  readonly state: RequestState
  readonly clocks: DeadlineAnswer
  /** The clocks as they stood when it was registered, before anything else happened. */
  readonly atFirst: DeadlineAnswer
  readonly registeredOn: CivilDate
  readonly today: CivilDate
  readonly section: string | null
  readonly person: string | null
  readonly outcome: string | null
  readonly signatures: readonly string[]
  readonly correction: ActOf<'correctionAsked'> | undefined
  readonly corrected: ActOf<'corrected'> | undefined
  readonly extension: ActOf<'extended'> | undefined
  readonly served: ActOf<'served'> | undefined
  readonly archivedOn: CivilDate | null
  readonly splitFrom: string | null
  /** The letter that a certificate of service or an envelope goes with. */
  readonly letter: { readonly name: string; readonly number: string | null; readonly isReply: boolean } | null
}

const head = (text: string): FormCell => ({ text, head: true })
const cell = (text: string | null | undefined, span?: number): FormCell => ({ text: text ?? '', ...(span && { span }) })
const pair = (name: string, text: string | null | undefined): FormCell[] => [head(name), cell(text)]
const wide = (name: string, text: string | null | undefined, least = 0): FormRow => ({
  cells: [head(name), cell(text, 3)],
  least,
})
const two = (a: readonly [string, string | null | undefined], b: readonly [string, string | null | undefined]) => ({
  cells: [...pair(...a), ...pair(...b)],
})
const day = (date: CivilDate | null | undefined): string | null => (date ? inChinese(date) : null)
const withWeekday = (date: CivilDate): string => `${inChinese(date)}（星期${'日一二三四五六'[weekdayOf(date)]}）`
const widths = [22, 41, 20, 29]

const identity = (applicant: Applicant): string => `${applicant.name}　${identityOf(applicant)}`
const names = ({ applicants }: Application): string => applicants.map((a) => a.name).join('、')
const numbered = (number: string): FormBlock => ({ kind: 'text', text: `申请编号：${number}`, align: 'right' })
const signed = (agency: string, on: CivilDate): FormBlock[] => [
  { kind: 'space', millimetres: 10 },
  { kind: 'text', text: `${agency}（印章）`, align: 'right' },
  { kind: 'text', text: inChinese(on), align: 'right' },
]

/** 登记回执: what the applicant takes away, with the day of receipt, how it was found, and the day of the reply (条例第31、33条). */
export function receiptForm(f: PaperFacts): Form {
  const { application, state, atFirst } = f
  const { says, receivedBy } = channels[state.facts.channel]
  const by = atFirst.respondBy
  const provisional = atFirst.provisional.includes('calendar') ? '（当年放假通知尚未公布，为暂定日期）' : ''
  const reached = [f.office.name, f.office.phone, f.office.address].filter((t) => t).join('，')
  return {
    title: `登记回执 ${f.number}`,
    date: f.registeredOn,
    blocks: [
      { kind: 'title', above: f.agency, text: '政府信息公开申请登记回执' },
      numbered(f.number),
      { kind: 'text', text: `${names(application)}：` },
      {
        kind: 'text',
        indent: true,
        text: `${addressOf(application, state.applicant)}向本机关提出的政府信息公开申请，本机关已经收到并登记。`,
      },
      { kind: 'space', millimetres: 4 },
      {
        kind: 'grid',
        widths,
        rows: [
          two(['收到申请之日', withWeekday(atFirst.receivedOn)], ['确定方式', receivedBy]),
          wide('申请方式', says),
          wide('申请内容', application.description, 30),
          two(['提供形式', wishedForms[application.form]], ['获取方式', deliveries[application.delivery]]),
          wide(
            '答复期限届满日',
            by && `${withWeekday(by)}${provisional}\n自收到申请之日的次日起20个工作日（条例第三十三条第二款）`,
          ),
          wide(
            '查询码',
            state.facts.channel === 'online'
              ? '网上提交申请时取得的查询码'
              : '\n登记时交付申请人，遗失的可以凭身份证明补发',
          ),
          wide('工作机构', reached),
        ],
      },
      { kind: 'space', millimetres: 4 },
      {
        kind: 'text',
        small: true,
        text: '申请内容不明确的，本机关自收到申请之日起7个工作日内一次性告知补正，答复期限自收到补正之日起计算（条例第三十条）。征求第三方和其他机关意见所需时间不计算在期限内；需要延长答复期限的，另行告知（条例第三十三条）。',
      },
      ...signed(f.agency, f.registeredOn),
    ],
  }
}

/** 登记表: the whole course of a request on one form, for the file (条例第45条). */
export function registerForm(f: PaperFacts): Form {
  const { state, clocks } = f
  return {
    title: `登记表 ${f.number}`,
    date: f.today,
    blocks: [
      { kind: 'title', above: f.agency, text: '政府信息公开申请登记表' },
      numbered(f.number),
      {
        kind: 'grid',
        widths,
        rows: [...asked(f), ...handled(f), ...decided(f)],
      },
      { kind: 'space', millimetres: 3 },
      {
        kind: 'text',
        small: true,
        text: `本表由登记簿于${inChinese(f.today)}生成。${state.status === 'voided' ? '本件登记已经作废。' : ''}${clocks.provisional.length > 0 ? '期限为暂定。' : ''}`,
      },
    ],
  }
}

function asked({ application, state, clocks, proof, splitFrom }: PaperFacts): FormRow[] {
  const { agent, help } = application
  return [
    two(['收到申请之日', day(clocks.receivedOn)], ['申请方式', channels[state.facts.channel].says]),
    wide('收到的证明', proof),
    wide('申请人', application.applicants.map(identity).join('\n')),
    ...(agent ? [wide('代理人', identity(agent))] : []),
    two(['申请人类别', applicantClassNames[application.class]], ['联系电话', application.phone ?? NOT_GIVEN]),
    two(['电子邮箱', application.email], ['邮政编码', application.postcode]),
    wide('通信地址', application.address),
    wide('申请内容', application.description, 24),
    two(['提供形式', wishedForms[application.form]], ['获取方式', deliveries[application.delivery]]),
    ...(help ? [wide('需要的帮助', help)] : []),
    ...(splitFrom ? [wide('拆分自', `申请${splitFrom}（一事一申请）`)] : []),
  ]
}

function handled({ section, person, correction, corrected, extension, clocks, state }: PaperFacts): FormRow[] {
  const { searches } = state
  return [
    two(['承办科室', section], ['承办人', person]),
    ...(correction
      ? [
          wide(
            '补正',
            `${inChinese(correction.on)}告知，补正期限${inChinese(correction.dueOn)}；${corrected ? `${inChinese(corrected.receivedOn)}收到补正` : '没有收到补正'}`,
          ),
        ]
      : []),
    ...(extension
      ? [
          wide(
            '延长',
            `${inChinese(extension.notifiedOn)}告知，延长${extension.workdays}个工作日；理由：${extension.reason}`,
          ),
        ]
      : []),
    wide('答复期限届满日', day(clocks.respondBy) ?? '期限已经停止'),
    ...(searches.length > 0
      ? [
          wide(
            '检索记录',
            searches
              .map(
                (s) =>
                  `${inChinese(s.on)}，${s.by}检索${s.places}，关键词：${s.words}。${s.found ? '找到' : '没有找到'}：${s.result}`,
              )
              .join('\n'),
          ),
        ]
      : []),
  ]
}

const methods = { direct: '直接送达', entrusted: '委托送达', post: '邮寄送达', online: '网上送达' } as const

function decided({ outcome, signatures, state, served, clocks, archivedOn }: PaperFacts): FormRow[] {
  const timely = clocks.respondTimely
  return [
    wide('处理决定', outcome),
    two(['文号', state.letter?.number], ['成文日期', day(state.letter?.on)]),
    wide('审签', signatures.join('\n')),
    wide(
      '送达',
      served &&
        `${inChinese(served.on)}${methods[served.method]}${served.refused ? '，拒绝签收' : ''}。证明：${served.proof}`,
    ),
    two(['是否按期', timely === undefined ? null : timely ? '按期' : '逾期'], ['逾期原因', state.lateReason]),
    two(['归档日期', day(archivedOn)], ['保管人签名', null]),
  ]
}

const box = (on: boolean, text: string): string => `${on ? '■' : '□'}${text}`

/** 送达回证 (国办公开办函〔2016〕235号): filled in as far as the register knows, the rest for those who serve and receive. */
export function serviceForm(f: PaperFacts): Form {
  const { letter, application } = f
  // What the register tells of service is of the reply; another letter goes with an empty certificate.
  const served = letter?.isReply ? f.served : undefined
  const on = (method: string) => served?.method === method
  const date = served ? inChinese(served.on) : null
  const byHand = on('direct') || on('entrusted')
  return {
    title: `送达回证 ${f.number}`,
    date: f.today,
    blocks: [
      { kind: 'title', above: f.agency, text: '送达回证' },
      numbered(f.number),
      {
        kind: 'grid',
        widths,
        rows: [
          wide('送达文书名称和文号', letter ? [letter.name, letter.number].filter((t) => t).join('　') : '', 14),
          wide('受送达人', names(application), 10),
          wide('送达地址', application.address, 10),
          wide(
            '送达方式',
            (Object.keys(methods) as (keyof typeof methods)[]).map((m) => box(on(m), methods[m])).join('　　'),
            10,
          ),
          wide('送达地点', '', 10),
          wide(
            '受送达人签名或者盖章',
            byHand && !served?.refused ? `\n\n${date}` : '\n\n　　　　　　　　　　　　　　年　　月　　日',
            22,
          ),
          wide('代收人签名、与受送达人的关系、代收理由', '\n\n　　　　　　　　　　　　　　年　　月　　日', 22),
          wide('拒绝签收的日期、理由，见证人', byHand && served?.refused ? `${date}　${served.proof}` : '', 16),
          {
            cells: [...pair('交邮日期', on('post') ? date : ''), ...pair('邮件号', on('post') ? served?.proof : '')],
            least: 12,
          },
          wide('邮政机构记载的签收日期', '', 10),
          wide('网上送达的到达时间', on('online') ? `${date}　${served?.proof ?? ''}` : '', 12),
          { cells: [...pair('送达人签名', ''), ...pair('见证人签名', '')], least: 12 },
          wide('备注', byHand && !served?.refused ? (served?.proof ?? '') : '', 12),
        ],
      },
      { kind: 'space', millimetres: 3 },
      {
        kind: 'text',
        small: true,
        text: '注：直接送达的，以签收之日为送达之日；拒绝签收的，写明日期和理由。邮寄送达的，通过邮政企业交寄，答复日期为交邮之日。网上送达的，为到达申请人指定系统之日。',
      },
    ],
  }
}
