import type { TemplateLetter } from './contents.ts'

/** What a letter of a kind says whoever it is sent to; it stands in the template, where it may be cut by mistake. */
export interface FixedPhrase {
  /** What is to be said. */
  readonly zh: string
  readonly basis: string
  /** Finds it in any usual wording, in a text without spaces; bounded, as templates come from outside. */
  readonly pattern: RegExp
  /** A sentence that says it. */
  readonly sample: string
}

const phrase = (zh: string, basis: string, pattern: RegExp, sample: string): FixedPhrase => ({
  zh,
  basis,
  pattern,
  sample,
})

const givenUp = (basis: string) => phrase('视为放弃申请', basis, /视为.{0,6}放弃/, '视为放弃申请，本机关不再处理该申请')
const inFifteenDays = (basis: string) =>
  phrase('15个工作日', basis, /(?:15|十五)个?工作日/, '请自收到本函之日起15个工作日内提出意见')

/** outcomes.md §4 专有要素 that no blank prints; §3 for the letters that end a request without a blank for the decision. */
const phrases: { readonly [L in TemplateLetter]?: readonly FixedPhrase[] } = {
  L02: [
    phrase(
      '以确认之日为收到申请之日',
      '条例第31条',
      /确认(?:之日|日|当日|当天|的日期|时)/,
      '以本机关与你确认之日为收到申请之日',
    ),
  ],
  L03: [
    givenUp('条例第30条'),
    phrase(
      '答复期限自收到补正起计算',
      '条例第30条',
      /期限.{0,40}计算|重新计算|重新起算/,
      '答复期限自本机关收到补正的申请之日起计算',
    ),
  ],
  L04: [
    phrase(
      '不说明理由的后果',
      '条例第35条',
      /不予处理|依法处理|不再处理|视为/,
      '逾期没有说明理由的，本机关根据现有情况依法处理',
    ),
  ],
  L05: [
    phrase(
      '经政府信息公开工作机构负责人同意',
      '条例第33条第2款',
      /负责人.{0,20}(?:同意|批准|审批|审核)|(?:同意|批准|审批|审核).{0,20}负责人/,
      '经本机关政府信息公开工作机构负责人同意',
    ),
  ],
  L06: [
    inFifteenDays('条例第32条'),
    phrase(
      '逾期由机关决定是否公开',
      '条例第32条',
      /(?:逾期|期满|届满|未提出|没有提出|未答复|未回复|不回复).{0,60}决定/,
      '逾期没有提出意见的，由本机关依照条例的规定决定是否公开',
    ),
    phrase('不同意公开的理由', '条例第32条', /不同意.{0,30}理由/, '不同意公开的，请说明理由'),
  ],
  L07: [
    phrase(
      '征求意见所需时间不计算在期限内',
      '条例第33条第3款',
      /不(?:计算|计入|计|算|包括|包含|列入).{0,14}期限|期限.{0,14}扣除|扣除/,
      '征求意见所需时间不计算在答复期限内',
    ),
  ],
  L08: [
    inFifteenDays('条例第34条'),
    phrase('逾期视为同意公开', '条例第34条', /视为.{0,4}同意/, '逾期没有提出意见的，视为同意公开'),
  ],
  L09: [
    phrase(
      '收费的依据',
      '条例第42条，国办函〔2020〕109号',
      /第(?:四十二|42)条|109号|信息处理费管理办法/,
      '根据《中华人民共和国政府信息公开条例》第四十二条的规定',
    ),
    phrase('20个工作日', '国办函〔2020〕109号第六条', /(?:20|二十)个?工作日/, '请自收到本通知次日起20个工作日内缴纳'),
    givenUp('国办函〔2020〕109号第六条'),
  ],
  L24: [givenUp('条例第30条')],
  L25: [givenUp('国办函〔2020〕109号第六条')],
  L28: [phrase('撤回申请', '申请人的意思表示', /撤回/, '你表示自愿撤回该申请')],
}

/** The sentences that a template of a letter must have; empty for letters that say everything in their blanks. */
export const phrasesOf = (letter: TemplateLetter): readonly FixedPhrase[] => phrases[letter] ?? []
