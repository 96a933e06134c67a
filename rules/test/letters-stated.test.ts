import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { proposedFor, statedProblems } from '@gongkai/rules/letters'
import { type FieldValues, type OutcomeCode, outcomes } from '@gongkai/rules/outcomes'
import { decided } from './letters.fixture.ts'

const problems = (code: OutcomeCode, decision: string, values: FieldValues = decided[code], besides = '') =>
  statedProblems(code, values, { decision, besides })
const told = (...given: Parameters<typeof problems>) => problems(...given).map(({ id, message }) => `${id} ${message}`)
const withheld = outcomes.filter(({ remedy }) => remedy === 'preReview')

describe('what a decision states and its letter has to say', () => {
  it('is said by the proposal of every outcome, with every field', () => {
    for (const { code } of outcomes) {
      const { grounds = '', decision } = proposedFor(code, decided[code])
      if (decision !== undefined) assert.deepEqual(told(code, decision, decided[code], grounds), [], code)
    }
  })

  it('LT-4: withholding without a reason is an error, however the conclusion is worded', () => {
    const bare = [
      '本机关不予公开。',
      '经审查，本机关依法决定不予公开你申请的信息。',
      '经审查，根据《中华人民共和国政府信息公开条例》第十四条、第十六条第二款的规定，不予公开。',
      '',
    ]
    for (const { code } of withheld)
      for (const decision of [...bare, proposedFor(code, {}).decision ?? ''])
        assert.match(told(code, decision).join(), /LT-4 答复书没有说明理由/, `${code} ${decision}`)
  })

  it('LT-4: a reason in other words is a reason', () => {
    const worded: readonly [OutcomeCode, string][] = [
      ['withheldThirdParty', '涉及他人隐私，不予公开。'],
      ['withheldThirdParty', '因披露该报价将令投标人在今后竞争中受损，本机关决定不予公开。'],
      ['withheldSafetyStability', '图中有水厂阀门位置，泄露后易遭破坏，不予公开。'],
      ['withheldInternalAffairs', '考勤只供内部考核之用，对外不产生影响，本机关不予公开。'],
      ['withheldProcessInfo', '会议上各人所说并非最后意见，公开后与会人员难以直言，不予公开。'],
      ['withheldStateSecret', '所附地形图为秘密级，保密期限至2030年，不予公开。'],
    ]
    for (const [code, decision] of worded) assert.doesNotMatch(told(code, decision).join(), /说明理由/, decision)
  })

  it('LT-4: the kind of information and of damage is named, and that the third party was asked', () => {
    const reason = '公开考核记录会影响内部管理，不予公开。'
    assert.deepEqual(told('withheldInternalAffairs', reason), ['LT-4 答复书没有写明内部事务信息的类别“人事管理”'])
    const process = told('withheldProcessInfo', '讨论记录公开个人的意见会影响以后坦率地讨论，不予公开。')
    assert.deepEqual(process, [
      'LT-4 答复书没有写明过程是否已经终结',
      'LT-4 答复书没有写明法律、法规、规章是否规定应当公开',
    ])
    const third = told('withheldThirdParty', '公开会使投标人处于不利地位，不予公开。').join()
    for (const lacks of [/征求第三方意见的结果/, /“商业秘密”/, /公共利益/, /不能区分/]) assert.match(third, lacks)
  })

  it('LT-5: not held says who searched where for what on which day', () => {
    assert.deepEqual(told('notHeld', '该政府信息不存在。'), [
      'LT-5 答复书没有写明检索人或者检索部门“档案室”',
      'LT-5 答复书没有写明检索范围“公文系统”“纸质档案”',
      'LT-5 答复书没有写明检索关键词“征收”“石湾”',
      'LT-5 答复书没有写明检索日期“2026年3月4日”',
    ])
    const own = '2026-03-04，本机关档案室以“石湾”和“征收”为词，查了纸质档案与公文系统，没有找到，该信息不存在。'
    for (const text of [own, own.replace('2026-03-04', '2026年3月4日'), own.replace('2026-03-04', '２０２６．３．４')])
      assert.deepEqual(told('notHeld', text), [], text)
    assert.match(told('notHeld', own.replace('03-04', '03-05')).join(), /2026年3月4日/)
    assert.match(told('notHeld', own.replace('不存在', '未找到')).join(), /“该政府信息不存在”/)
  })

  it('LT-6: another agency is named with how to reach it, and why it is responsible is said', () => {
    const bare = '你申请的信息不属于本机关负责公开，请向云州市自然资源局提出，电话0000-6010000。'
    assert.deepEqual(told('otherAgency', bare), ['LT-6 答复书没有说明理由，请写明为什么“无法提供：非本机关负责”'])
    const reasoned = `该批复是上级机关制作的。${bare}`
    assert.deepEqual(told('otherAgency', reasoned), [])
    assert.match(told('otherAgency', reasoned.replace('0000-6010000', '')).join(), /联系方式“0000-6010000”/)
    assert.match(told('otherAgency', reasoned.replace('云州市', '')).join(), /名称“云州市自然资源局”/)
    const unknown = { reason: '本机关没有制作', agencyKnown: false }
    assert.deepEqual(told('otherAgency', '该批复不是本机关制作的。', unknown), [])
  })

  it('LT-8: the former regulation is cited nowhere in the text', () => {
    const text = `${proposedFor('notHeld', decided.notHeld).decision}\n依据国务院令第492号。`
    assert.match(told('notHeld', text).join(), /^LT-8 决定内容引用了旧条例/)
  })

  it('条例第36条: the earlier reply, the place of what is public and the record are named, as the decision states them', () => {
    const repeat = '本机关已于2025年8月1日以云自然资公开[2025]8号-答答复你，不予重复处理。'
    assert.deepEqual(told('notProcessedRepeat', repeat), [])
    assert.match(told('notProcessedRepeat', repeat.replace('8号', '9号')).join(), /前次答复文号/)
    assert.equal(told('alreadyPublic', '已经主动公开，网址见上。').length, 3)
    assert.match(told('granted', '所申请的信息予以公开。').join(), /名称“补偿方案”/)
    assert.match(told('notProcessedPetition', '请拨打12345。').join(), /“不作为政府信息公开申请处理”/)
  })

  it('条例第37条: each part not given is named, with the law that keeps it back; in the grounds is enough for that', () => {
    const part = {
      what: '其他农户的姓名、银行账号',
      ground: 'withheldThirdParty',
      reason: '公开会使他人受到打扰',
    } as const
    const byLaw = { ...part, ground: 'withheldProhibitedByLaw', lawName: '《中华人民共和国统计法》' } as const
    const values = { informationTitle: '补偿方案', separation: ['redacted'], thirdPartyStory: '第三方不同意' }
    const text = '补偿方案中他人的姓名和银行账号经征求意见作了遮盖，以免他人受到打扰，其余公开。'
    assert.deepEqual(told('partiallyGranted', text, { ...values, withheldParts: [part] }), [])
    const bare = told('partiallyGranted', '部分公开。', { ...values, withheldParts: [part] }).join()
    for (const lacks of [/没有说明理由/, /不公开的第1部分“其他农户的姓名、银行账号”/, /区分方式/])
      assert.match(bare, lacks)
    const parts = { ...values, withheldParts: [{ ...byLaw, lawArticle: '第九条、第二十五条' }] }
    assert.match(told('partiallyGranted', text, parts).join(), /“《中华人民共和国统计法》”.*条款“第九条、第二十五条”/)
    assert.deepEqual(told('partiallyGranted', text, parts, '统计法第9条、第25条'), [])
  })

  it('asks for nothing that the decision does not state, nor for values of the wrong kind', () => {
    assert.deepEqual(told('notHeld', '该政府信息不存在。', { searchedOn: 'gestern', searchWords: '' }), [])
    assert.deepEqual(told('granted', '予以公开。', { informationTitle: 5 } as unknown as FieldValues), [])
    assert.deepEqual(told('partiallyGranted', '姓名会使人受打扰。', { withheldParts: 'x' }), [])
  })

  it('takes no longer for a long text than for its length', () => {
    for (const sign of ['《', '第1、', '第一至', '一', '法律', '。', '不予公开']) {
      const started = performance.now()
      problems('withheldProcessInfo', sign.repeat(20_000 / sign.length))
      assert.ok(performance.now() - started < 1_000, sign)
    }
  })
})
