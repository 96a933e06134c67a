import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blanksOf, proposedFor, type TemplateLetter } from '@gongkai/rules/letters'
import { type FieldValues, type OutcomeCode, outcomes } from '@gongkai/rules/outcomes'
import { decided } from './letters.fixture.ts'

/** What each reply must say besides its conclusion (outcomes.md §3 答复书须写), where its fields state it. */
const must: Readonly<Record<OutcomeCode, readonly RegExp[]>> = {
  granted: [/予以公开/, /补偿方案/, /云政〔2025〕3号/, /1份，12页/, /纸质复印件，邮寄/, /原件已经破损/],
  alreadyPublic: [/已经主动公开/, /https:\/\/www\.yunchuan\.example\/a\/1\.html/, /2025年第3期/, /县档案馆阅览室/],
  partiallyGranted: [/可以公开的部分.*随本答复书提供/, /补偿方案/, /遮盖/, /已经书面征求/],
  withheldStateSecret: [/国家秘密，不予公开/, /由县保密局定密/],
  withheldProhibitedByLaw: [/禁止公开/, /《中华人民共和国统计法》第九条/],
  withheldSafetyStability: [/公共安全/, /标明了供水管网的要害部位/],
  withheldThirdParty: [/不同意公开并有合理理由/, /商业秘密/, /投标中处于不利地位/, /公共利益不要求/, /全文都是报价/],
  withheldInternalAffairs: [/人事管理/, /影响内部管理/],
  withheldProcessInfo: [/讨论记录/, /过程已经终结/, /影响以后坦率地讨论/, /法律、法规、规章没有规定该信息应当公开/],
  withheldEnforcementFile: [/云执案〔2024〕第17号/, /依照行政处罚法查阅/],
  withheldAdministrativeInquiry: [/《不动产登记暂行条例》第二十七条/, /不动产登记窗口/],
  notHeld: [/经检索，.*不存在/, /档案室/, /公文系统、纸质档案/, /征收、石湾/, /2026年3月4日/],
  otherAgency: [/由市局制作/, /云州市自然资源局/, /0000-6010000/],
  unavailableRequiresCreation: [/没有按村汇总/, /逐一摘录/, /各年度总数/],
  unavailableStillUnclear: [/云自然资公开〔2026〕2号－补/, /2026年2月10日/, /2026年2月20日/, /没有写明时间/],
  notProcessedPetition: [/不作为政府信息公开申请处理/, /12345/],
  notProcessedRepeat: [/云自然资公开〔2025〕8号－答/, /2025年8月1日/],
  notProcessedPublication: [/县图书馆/],
  notProcessedExcessive: [/46件/, /已经发出说明理由告知书/, /与所需信息没有关系/],
  notProcessedConfirmReissue: [/上月已提供复制件/, /不属于申请获取政府信息/],
  notGovInfo: [/主体/, /业主自治组织/, /街道办事处/],
  transferredToArchive: [/已经移交/, /2021年6月18日/, /云川县档案馆/, /《中华人民共和国档案法》第十五条/],
  // Their letters have no blank for a decision; the template says it.
  otherCorrectionLapsed: [],
  otherFeeLapsed: [],
  withdrawn: [],
}

const printed = (code: OutcomeCode, values: FieldValues) => {
  const { grounds = '', decision = '' } = proposedFor(code, values)
  return `${grounds}\n${decision}`
}

test('the proposal of every reply says what outcomes.md §3 wants to be written in it', () => {
  for (const { code } of outcomes)
    for (const wanted of must[code]) assert.match(printed(code, decided[code]), wanted, code)
})

test('a letter without a blank for the decision prints what came before in blanks of its own', () => {
  for (const { code, letter } of outcomes) {
    if (must[code].length > 0) continue
    const keys = blanksOf(letter as TemplateLetter).map(({ key }) => key)
    const stated =
      code === 'withdrawn' ? ['withdrawnOn', 'withdrawnHow'] : ['priorNumber', 'priorServedOn', 'priorDueOn']
    for (const key of stated) assert.ok((keys as string[]).includes(key), `${code} ${key}`)
  }
})

test('条例第16条第2款: whether the process has ended is said either way', () => {
  const values = { ...decided.withheldProcessInfo, processEnded: false }
  assert.match(printed('withheldProcessInfo', values), /过程尚未终结/)
  assert.doesNotMatch(printed('withheldProcessInfo', {}), /终结|规章/)
})

test('a draft that says something of the wrong kind proposes nothing of it', () => {
  const wrong = { internalKind: 5, reason: '影响内部管理' } as unknown as FieldValues
  assert.match(printed('withheldInternalAffairs', wrong), /影响内部管理/)
  assert.doesNotMatch(printed('notHeld', { ...decided.notHeld, searchedOn: '2026-13-40' }), /检索日期/)
})
