import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  citedAs,
  citedIn,
  groundsProblems,
  type OutcomeCode,
  oldRegulationProblems,
  outcomes,
} from '@gongkai/rules/outcomes'

const cites = (text: string) =>
  citedIn(text).map(({ article, paragraph, item }) => [article, paragraph, item].map((n) => n ?? '').join('.'))

test('articles of the regulation are read from a letter however they are written, those of other laws are not', () => {
  const read: Record<string, string[]> = {
    '《中华人民共和国政府信息公开条例》第三十六条第（四）项': ['36..4'],
    条例第三十六条第一款第四项: ['36.1.4'],
    '《政府信息公开条例》第36条第(5)项和第十条': ['36..5', '10..'],
    '第十四、十五条': ['14..', '15..'],
    第十四条至第十六条: ['14..', '16..'],
    '《中华人民共和国保守国家秘密法》第九条': [],
    '《中华人民共和国政府信息公开条例》第十四条和《中华人民共和国保守国家秘密法》第十四条': ['14..'],
    '《中华人民共和国档案法》第十五条、条例第二条': ['2..'],
    '《中华人民共和国档案法实施条例》第二十条': [],
    档案法实施条例第十五条: [],
    不动产登记暂行条例第二十一条: [],
    '档案法第十五条，条例第二条': ['2..'],
    '条例第三十九条　第一款': ['39.1.'],
    '': [],
  }
  for (const [text, found] of Object.entries(read)) assert.deepEqual(cites(text), found, text)
})

test('LT-1: each outcome agrees with its own article, and with no article that withholds unless it does', () => {
  for (const { code, cites: own, zh } of outcomes) {
    if (code === 'partiallyGranted') continue
    const right = own.map((cite) => `条例${citedAs(cite)}`).join('、')
    assert.deepEqual(groundsProblems(code, {}, right), [], `${zh} ${right}`)
    if (own.length > 0) assert.equal(groundsProblems(code, {}, '').length, 1, zh)
    const withholds = own.some((cite) => /^1[456](\.|$)/.test(cite))
    if (!withholds) assert.match(groundsProblems(code, {}, `${right}、第十四条`).join(), /第十四条.*不符/, zh)
  }
})

test('信息不存在 needs the item, another item is no ground for it', () => {
  assert.match(groundsProblems('notHeld', {}, '条例第三十六条').join(), /第三十六条第（四）项/)
  assert.match(groundsProblems('notHeld', {}, '条例第三十六条第（五）项').join(), /第三十六条第（四）项/)
  assert.deepEqual(groundsProblems('notHeld', {}, '条例第三十六条第一款第（四）项'), [])
})

test('条例第37条: a partial grant cites the ground of each part that is not given, and no other', () => {
  const parts = (...grounds: OutcomeCode[]) => ({
    withheldParts: grounds.map((ground) => ({ what: '住址', ground, reason: '个人隐私' })),
  })
  assert.deepEqual(groundsProblems('partiallyGranted', parts('withheldThirdParty'), '条例第三十七条、第十五条'), [])
  assert.match(groundsProblems('partiallyGranted', parts('withheldThirdParty'), '条例第三十七条').join(), /第十五条/)
  const both = parts('withheldInternalAffairs', 'notHeld')
  assert.deepEqual(
    groundsProblems('partiallyGranted', both, '条例第三十七条、第十六条第一款、第三十六条第（四）项'),
    [],
  )
  assert.match(
    groundsProblems('partiallyGranted', parts('notHeld'), '条例第三十七条、第三十六条第（四）项、第十四条').join(),
    /第十四条.*不符/,
  )
})

test('LT-8: the regulation that ended in 2019 is no ground, by its number or by articles that the present one lacks', () => {
  const right = '条例第三十六条第（四）项'
  const old = [
    `《中华人民共和国政府信息公开条例》（国务院令第492号）第二十一条、${right}`,
    `《政府信息公开条例》(492号)、${right}`,
    `国务院令第４９２号、${right}`,
    `国务院492号令、${right}`,
    `${right}、第二十一条第（三）项`,
    `${right}、第21条`,
    `第十三条规定的自身生产、生活、科研等特殊需要，${right}`,
    `${right}、条例第十四条第四款`,
  ]
  for (const text of old) assert.match(groundsProblems('notHeld', {}, text).join(), /旧条例.*请改引现行条例/, text)
  const now = [
    right,
    `条例第十三条、${right}`,
    `${right}、《不动产登记暂行条例》第二十一条第（一）项`,
    `${right}、云政公开〔2019〕第492号`,
  ]
  for (const text of now) assert.deepEqual(groundsProblems('notHeld', {}, text), [], text)
  assert.deepEqual(groundsProblems('alreadyPublic', {}, '条例第三十六条第（一）项、第二十一条'), [])
})

test('LT-8: in the text of a reply an article without a name may be of anything', () => {
  const problems = (text: string) => oldRegulationProblems('决定内容', 'notHeld', text)
  assert.deepEqual(problems('该合同第二十一条第（二）项约定的附件，本机关没有制作。省政府令第492号已经废止。'), [])
  assert.match(problems('根据《政府信息公开条例》第二十一条第（三）项，该信息不存在。').join(), /第二十一条/)
  assert.match(problems('根据第十三条，申请与自身特殊需要无关。').join(), /特殊需要/)
})
