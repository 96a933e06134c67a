import type { TemplateLetter } from '@gongkai/rules/letters'

/** The text of a default template between addressee and signature; one string is one paragraph. */
export interface LetterText {
  readonly title: string
  readonly body: readonly string[]
  /** Whose name stands at the beginning. */
  readonly to?: '受文者'
  /** A reply slip behind the signature. */
  readonly slip?: readonly string[]
}

const regulation = '《中华人民共和国政府信息公开条例》'

/** Opens every letter about a received request: when, how, which, what (通用要素). */
const received =
  '{称呼}通过{申请方式}提出的政府信息公开申请，本机关于{收到日期}收到，申请编号{申请编号}。{称呼}申请公开：“{申请事项}”。'

const attachments = ['{#附件}', '附件{数字序号}：{附件名称}', '{/附件}']
const contact = '联系人：{联系人}，联系电话：{联系电话}。'
const procedural = (title: string, ...body: string[]): LetterText => ({
  title,
  body: [received, ...body, contact, ...attachments],
})
const decided = (title: string): LetterText => ({
  title,
  body: [received, '经审查，根据{决定依据}的规定，答复如下：', '{决定内容}', '{救济途径}', ...attachments],
})

const answer = decided('政府信息公开申请答复书')
const notProcessed = decided('政府信息公开申请不予处理告知书')
const told = decided('政府信息公开申请告知书')

const particular: Partial<Record<TemplateLetter, LetterText>> = {
  L01: {
    title: '政府信息公开申请登记回执',
    body: [
      '{称呼}通过{申请方式}提出的政府信息公开申请，本机关已经登记，申请编号{申请编号}。{称呼}申请公开：“{申请事项}”。',
      `收到申请之日为{收到日期}（{收到日期的确定方式}）。根据${regulation}第三十三条第二款的规定，本机关应当自收到申请之日起20个工作日内予以答复，答复期限届满日为{答复期限届满日}。需要补正、征求意见或者延长答复期限的，期限依法另行计算并告知{称呼}。`,
      '凭申请编号和查询码{查询码}，可以查询办理情况。',
      contact,
      ...attachments,
    ],
  },
  L02: {
    title: '政府信息公开申请收到确认函',
    body: [
      '{称呼}于{提出日期}通过{申请方式}提出政府信息公开申请，申请公开：“{申请事项}”。',
      `根据${regulation}第三十一条的规定，以平常信函等无需签收的邮寄方式或者通过互联网渠道、传真提交的申请，以本机关与{称呼}确认之日为收到申请之日。请{称呼}与本机关确认。`,
      '{确认方式}',
      contact,
    ],
  },
  L03: procedural(
    '政府信息公开申请补正告知书',
    `经审查，{称呼}的申请内容不明确。根据${regulation}第三十条的规定，请补正下列内容：`,
    '{#不明确之处}',
    '{序号}、{不明确的内容}',
    '{/不明确之处}',
    '{指导和释明}',
    '请在{补正期限}前（含当日）补正。无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。答复期限自本机关收到补正的申请之日起计算。',
  ),
  L04: procedural(
    '政府信息公开申请说明理由告知书',
    '{数量和频次}',
    `上述申请的数量、频次明显超过合理范围。根据${regulation}第三十五条的规定，请在{说明期限}前（含当日）说明理由。`,
    '本机关认为申请理由不合理的，不予处理；认为申请理由合理，但是无法在法定期限内答复的，可以确定延迟答复的合理期限。逾期没有说明理由的，本机关根据现有情况依法处理。',
  ),
  L05: procedural(
    '政府信息公开申请延长答复期限告知书',
    '因{延长理由}，本机关不能在法定期限内答复。',
    `根据${regulation}第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，答复期限延长{延长天数}个工作日，延长后的届满日为{延长后届满日}。`,
  ),
  L06: {
    title: '政府信息公开第三方意见征询函',
    to: '受文者',
    body: [
      '本机关收到的政府信息公开申请涉及{称呼}。本机关拟公开的内容为：“{拟公开内容}”。',
      `根据${regulation}第三十二条的规定，现书面征求{称呼}的意见。请自收到本函之日起15个工作日内提出是否同意公开的意见；不同意公开的，请说明理由。`,
      '逾期没有提出意见的，由本机关依照条例的规定决定是否公开。不同意公开且有合理理由的，本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知{称呼}。',
      contact,
      ...attachments,
    ],
    slip: ['意见回执', '文号：{文号}', '□ 同意公开', '□ 不同意公开，理由：', '签名或者盖章：', '年　　月　　日'],
  },
  L07: procedural(
    '政府信息公开申请征求意见情况告知书',
    `{称呼}申请公开的政府信息涉及第三方。根据${regulation}第三十二条的规定，本机关已于{征求意见日期}书面征求第三方的意见。`,
    '根据条例第三十三条第三款的规定，征求意见所需时间不计算在答复期限内。',
  ),
  L08: {
    title: '政府信息公开征求意见函',
    to: '受文者',
    body: [
      '本机关收到政府信息公开申请，所申请的政府信息由本机关与你单位共同制作。本机关拟公开的内容为：“{拟公开内容}”。',
      `根据${regulation}第三十四条的规定，现征求你单位意见。请自收到本函之日起15个工作日内提出意见；逾期没有提出意见的，视为同意公开。`,
      contact,
      ...attachments,
    ],
  },
  L09: procedural(
    '政府信息公开信息处理费收费通知书',
    `根据${regulation}第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第三条的规定，本机关对该申请{计收方式}收取信息处理费。`,
    '{计算过程}',
    '应缴金额：{金额}（大写：{金额大写}）。',
    '请自收到本通知次日起20个工作日内缴纳，缴费截止日为{缴费截止日}。{缴纳方式}',
    '逾期未缴纳的，视为放弃申请，本机关不再处理该申请。答复期限自缴费完成次日起重新计算。',
  ),
  L24: {
    title: '政府信息公开申请不再处理告知书',
    body: [
      received,
      '本机关于{前序文书送达日期}向{称呼}送达补正告知书（{前序文书文号}），补正期限至{前序文书截止日}。期限届满，{称呼}没有补正，也没有说明正当理由。',
      `根据${regulation}第三十条的规定，视为放弃申请，本机关不再处理该申请。`,
      '{救济途径}',
      ...attachments,
    ],
  },
  L25: {
    title: '政府信息公开申请不再处理告知书',
    body: [
      received,
      '本机关于{前序文书送达日期}向{称呼}送达信息处理费收费通知书（{前序文书文号}），缴费截止日为{前序文书截止日}。期限届满，{称呼}没有缴纳。',
      `根据${regulation}第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条的规定，视为放弃申请，本机关不再处理该申请。`,
      '{救济途径}',
      ...attachments,
    ],
  },
  L28: {
    title: '政府信息公开申请撤回确认书',
    body: [
      received,
      '{称呼}于{撤回日期}以{撤回方式}方式表示自愿撤回该申请。本机关予以确认，不再办理该申请。',
      ...attachments,
    ],
  },
  L29: {
    title: '政府信息决定公开告知书',
    to: '受文者',
    body: [
      '本机关曾就政府信息公开书面征求{称呼}的意见。经审查，本机关决定公开的内容为：“{决定公开内容}”。',
      '公开的理由：{公开理由}。',
      `根据${regulation}第三十二条的规定，现将决定公开的政府信息内容和理由告知{称呼}。上述信息拟于{拟公开日期}公开。`,
      '{救济途径}',
      ...attachments,
    ],
  },
  L30: procedural(
    '政府信息公开申请延迟答复告知书',
    '{延迟理由}。',
    `根据${regulation}第三十五条的规定，本机关将延迟答复，答复期限至{延迟答复日期}。`,
  ),
  L31: decided('政府信息更正申请告知书'),
}

const inKinds: readonly [LetterText, readonly TemplateLetter[]][] = [
  [answer, ['L10', 'L11', 'L12', 'L13', 'L14', 'L15', 'L16', 'L17', 'L18']],
  [notProcessed, ['L19', 'L20', 'L21', 'L22', 'L23']],
  [told, ['L26', 'L27']],
]

/** The text of the default template of a letter. */
export const textOf = (letter: TemplateLetter): LetterText =>
  particular[letter] ?? inKinds.find(([, of]) => of.includes(letter))?.[0] ?? told
