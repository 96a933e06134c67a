import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inspectTemplate, type ProblemCode } from '@gongkai/documents/letters'
import { blanksOf, letterFields, phrasesOf, type TemplateLetter, templateLetters } from '@gongkai/rules/letters'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { defaultTemplate } from '../src/letters/index.ts'
import { part, type TemplateParts, templateOf } from './support/letters.ts'
import { docxOf, p, tbl, tc, tr } from './support/ooxml.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const blanks = blanksOf('L03')
const names = blanks.filter((b) => b.required && b.kind !== 'list').map(({ zh }) => zh)
/** Every mandatory blank of a correction notice, the list among them. */
const whole =
  names.map((name) => p(`{${name}}`)).join('') + p('{#不明确之处}') + p('{序号}、{不明确的内容}') + p('{/不明确之处}')

const inspect = (body: string, parts: TemplateParts = {}) => inspectTemplate(templateOf(body, parts), { blanks })
const messages = (body: string, parts: TemplateParts = {}) =>
  inspect(body, parts).problems.map(({ message }) => message)
const onlyProblem = (body: string, code: ProblemCode, says: RegExp, parts: TemplateParts = {}) => {
  const { problems } = inspect(body, parts)
  assert.deepEqual(
    problems.map((problem) => problem.code),
    [code],
    JSON.stringify(problems),
  )
  assert.match(problems[0]?.message ?? '', says)
  return problems[0]
}

describe('templates that can be used', () => {
  test('the default of every letter', () => {
    for (const id of templateLetters)
      assert.deepEqual(
        inspectTemplate(defaultTemplate(id), { blanks: blanksOf(id), phrases: phrasesOf(id) }).problems,
        [],
        id,
      )
  })

  test('fields are listed as they first stand, however Word cuts them into runs', () => {
    const cut =
      '<w:p><w:r><w:t>{文</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>号</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p>'
    const { fields, problems } = inspect(cut + whole)
    assert.deepEqual(problems, [])
    assert.equal(fields[0], '文号')
    assert.deepEqual([...fields].sort(), [...names, '不明确之处'].sort())
  })

  test('fields in headers, footers and tables count, so do spaces in the braces', () => {
    const [first = '', second = '', ...rest] = names
    const body = tbl(tr(tc(`{ ${first} }`))) + rest.map((name) => p(`{${name}}`)).join('')
    const list = tbl(tr(tc('{#不明确之处}{序号}'), tc('{不明确的内容}{/不明确之处}')))
    const header = part('hdr', p(`{${second}}`))
    const { problems } = inspect(body + list, {
      files: { 'word/header1.xml': [header, `${WORD}.header+xml`] },
      relations: [['header', 'header1.xml']],
    })
    assert.deepEqual(problems, [])
  })

  test('a passage only where a value is given', () => {
    assert.deepEqual(messages(`${whole}${p('{#附件}附件{数字序号}：{附件名称}{/附件}')}${p('{^附件}没有附件{/}')}`), [])
  })

  test('a Word template (dotx) is taken as a document', () => {
    assert.deepEqual(messages(whole, { mainType: `${WORD}.template.main+xml` }), [])
  })

  test('a link to a web page', () => {
    assert.deepEqual(messages(whole, { relations: [['hyperlink', 'https://www.example.gov.cn/', true]] }), [])
  })
})

describe('fields', () => {
  test('unknown ones are named, with the place', () => {
    const problem = onlyProblem(p('开头') + p('办结于{办结日期}。') + whole, 'unknownField', /没有“办结日期”这个字段/)
    assert.equal(problem?.field, '办结日期')
    assert.equal(problem?.at, '正文第2段“办结于{办结日期}。”')
  })

  test('each missing mandatory one is named, and how to write it', () => {
    const { problems } = inspect(p('{文号}'))
    const missing = problems.map(({ code, field }) => (code === 'missingField' ? field : code))
    assert.deepEqual(missing.sort(), [...names.filter((name) => name !== '文号'), '不明确之处'].sort())
    assert.ok(problems.some(({ message }) => message.includes('{#不明确之处}…{/不明确之处}')))
  })

  test('a mandatory field that stands only in a passage that may be left out is missing', () => {
    const rest = whole.replace('{文号}', '')
    for (const around of ['{^文号}{文号}{/文号}', '{#申请编号}{/}{^申请编号}{文号}{/}'])
      assert.ok(
        messages(rest + p(around)).some((m) => /缺少必备要素“文号”/.test(m)),
        around,
      )
  })

  test('every other field of the catalogue is unknown to this letter, the remedy above all', () => {
    const known = new Set(blanks.map(({ zh }) => zh))
    for (const { zh } of Object.values(letterFields).filter((f) => !known.has(f.zh)))
      onlyProblem(whole + p(`{${zh}}`), 'unknownField', new RegExp(zh))
    assert.ok(!known.has('救济途径'))
  })
})

/** The default with other words in it. */
function reworded(letter: TemplateLetter, words: string | RegExp, by: string): Uint8Array {
  const { 'word/document.xml': document = new Uint8Array(), ...files } = unzipSync(defaultTemplate(letter))
  const xml = strFromU8(document)
  assert.ok(xml.search(words) >= 0, `${letter} has no ${words}`)
  return zipSync({ ...files, 'word/document.xml': strToU8(xml.replaceAll(new RegExp(words, 'g'), by)) })
}

describe('fixed sentences', () => {
  const lacks = (letter: TemplateLetter, words: string | RegExp, by = '') => {
    const demands = { blanks: blanksOf(letter), phrases: phrasesOf(letter) }
    return inspectTemplate(reworded(letter, words, by), demands).problems.map(({ code, message }) => {
      assert.equal(code, 'missingPhrase')
      return message
    })
  }

  test('each that is cut from a default is asked for, with its article and a sentence that says it', () => {
    const cut: readonly [TemplateLetter, RegExp, string][] = [
      ['L02', /以本机关与{称呼}确认之日为收到申请之日/, '以确认之日为收到申请之日'],
      ['L03', /无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。/, '视为放弃申请'],
      ['L03', /答复期限自本机关收到补正的申请之日起计算。/, '答复期限自收到补正起计算'],
      ['L04', /本机关认为申请理由不合理的.*?依法处理。/, '不说明理由的后果'],
      ['L05', /经本机关政府信息公开工作机构负责人同意，/, '经政府信息公开工作机构负责人同意'],
      ['L06', /自收到本函之日起15个工作日内/, '15个工作日'],
      ['L06', /逾期没有提出意见的.*?书面告知{称呼}。/, '逾期由机关决定是否公开'],
      ['L07', /不计算在答复期限内/, '征求意见所需时间不计算在期限内'],
      ['L08', /；逾期没有提出意见的，视为同意公开/, '逾期视为同意公开'],
      ['L09', /自收到本通知次日起20个工作日内/, '20个工作日'],
      ['L09', /视为放弃申请，/, '视为放弃申请'],
      ['L24', /视为放弃申请，/, '视为放弃申请'],
      ['L25', /视为放弃申请，/, '视为放弃申请'],
      ['L28', /撤回(?!日期|方式)/, '撤回申请'],
    ]
    for (const [letter, words, zh] of cut) {
      const [first = '', ...more] = lacks(letter, words)
      assert.ok(
        first.startsWith(`缺少必备内容“${zh}”（`) && /请在模板中写上，例如“.+”。$/.test(first),
        `${letter} ${first}`,
      )
      assert.deepEqual(more, [], letter)
    }
    const covered = new Set(cut.map(([id]) => id))
    for (const id of templateLetters) assert.equal(phrasesOf(id).length > 0, covered.has(id), id)
  })

  test('other wording says it as well, and each sample says what it is the sample of', () => {
    const worded: readonly [TemplateLetter, RegExp, string][] = [
      ['L03', /视为放弃申请/, '视为自动放弃申请'],
      ['L03', /答复期限自本机关收到补正的申请之日起计算/, '收到补正材料后，办理期限重新计算'],
      ['L05', /经本机关政府信息公开工作机构负责人同意/, '经报政务公开办公室负责人批准'],
      ['L06', /15个工作日/, '１５ 个工作日'],
      ['L06', /15个工作日/, '十五个工作日'],
      ['L07', /不计算在答复期限内/, '不计入上述期限'],
    ]
    for (const [letter, words, by] of worded) assert.deepEqual(lacks(letter, words, by), [], by)
    for (const id of templateLetters)
      for (const { pattern, sample, zh } of phrasesOf(id)) assert.match(sample, pattern, `${id} ${zh}`)
  })

  test('a sentence that is printed only sometimes, or is the name of a field, does not count', () => {
    assert.equal(lacks('L24', /视为放弃申请，/, '{#附件}视为放弃申请，{/附件}').length, 1)
    assert.equal(lacks('L24', /视为放弃申请，/, '{^附件}视为放弃申请，{/附件}').length, 1)
    assert.deepEqual(lacks('L24', /视为放弃申请，/, '{#文号}视为放弃申请，{/文号}'), [])
  })
})

describe('broken tags', () => {
  const cases: Record<string, RegExp> = {
    '文号为{文号，日期': /缺少右花括号/,
    '文号}': /多出右花括号/,
    '{文号{成文日期}': /缺少右花括号/,
    '｛文号｝': /全角花括号/,
    '{}': /没有字段名/,
    '{@文号}': /不是可以使用的写法/,
    '{=[[ ]]=}': /不是可以使用的写法/,
    '{constructor.name()}': /不是可以使用的写法/,
    '{不明确之处}': /有多项/,
    '{#附件}{数字序号}': /没有结束/,
    '{/附件}': /之前没有/,
    '{#附件}{附件名称}{/联系人}{/附件}': /不对应/,
    '{#附件}{文号}{/附件}': /不能写在列表/,
    '{#附件}{#附件}{/附件}{/附件}': /不能写在列表/,
  }
  for (const [text, says] of Object.entries(cases))
    test(text, () => {
      const found = messages(whole + p(text))
      assert.ok(found.length > 0 && found.some((m) => says.test(m)), found.join())
    })

  test('a tag does not reach over paragraphs, a loop not out of its cell', () => {
    assert.ok(messages(whole + p('{文') + p('号}')).some((m) => /同一段/.test(m)))
    const found = messages(whole + tbl(tr(tc('{#附件}')), tr(tc('x'))) + p('{/附件}'))
    assert.ok(
      found.some((m) => /位置不对/.test(m)),
      found.join(),
    )
  })

  test('a thousand and one tags are too many', () => {
    assert.ok(messages(whole + p('{文号}'.repeat(1_001))).some((m) => /超过1000处/.test(m)))
  })
})

describe('what a letter must not carry', () => {
  const relation = (type: string, target: string, external = false): TemplateParts => ({
    relations: [[type, target, external]],
  })
  const withFile = (type: string, path: string, content: string | Uint8Array, contentType: string): TemplateParts => ({
    files: { [`word/${path}`]: [content, contentType] },
    relations: [[type, path]],
  })
  const cases: [string, string, TemplateParts, RegExp][] = [
    [
      'macros',
      '',
      withFile(
        'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
        'vbaProject.bin',
        'x',
        'application/vnd.ms-office.vbaProject',
      ),
      /宏/,
    ],
    [
      'a macro document under another name',
      '',
      { mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' },
      /宏/,
    ],
    ['another template', '', relation('attachedTemplate', 'http://203.0.113.9/a.dotm', true), /另一个模板/],
    ['a linked picture', '', relation('image', 'http://203.0.113.9/a.png', true), /文件以外/],
    ['a linked object', '', relation('oleObject', 'http://203.0.113.9/a', true), /OLE/],
    ['an embedded object', '', withFile('oleObject', 'embeddings/o.bin', 'x', 'application/octet-stream'), /OLE/],
    [
      'an embedded file',
      '',
      withFile('package', 'embeddings/o.xlsx', 'x', 'application/octet-stream'),
      /嵌入了其他文件/,
    ],
    ['a control', '', withFile('control', 'activeX/a.xml', '<a/>', 'application/vnd.ms-office.activeX+xml'), /ActiveX/],
    ['a web page inside', '', withFile('aFChunk', 'a.html', '<p/>', 'text/html'), /其他格式的正文/],
    ['a link to a file', '', relation('hyperlink', 'file://203.0.113.9/share', true), /超链接/],
    ['a script as link', '', relation('hyperlink', 'javascript:alert(1)', true), /超链接/],
    ['comments', '', withFile('comments', 'comments.xml', part('comments', ''), `${WORD}.comments+xml`), /批注/],
    ['a chart', '', withFile('chart', 'charts/c.xml', '<c/>', 'application/xml'), /图表/],
    ['a picture that is none', '', withFile('image', 'media/a.png', '<svg/>', 'image/png'), /PNG/],
    ['a revision', '<w:p><w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins></w:p>', {}, /修订/],
    ['hidden text', '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>', {}, /隐藏/],
    [
      'a bound control',
      '<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
      {},
      /绑定/,
    ],
    [
      'a field that includes a file',
      '<w:p><w:fldSimple w:instr="INCLUDETEXT &quot;c:/a&quot;"/></w:p>',
      {},
      /INCLUDETEXT/,
    ],
    [
      'a field in pieces',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DD</w:instrText><w:instrText>EAUTO c</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>',
      {},
      /DDEAUTO/,
    ],
    ['a date that changes', '<w:p><w:fldSimple w:instr=" DATE "/></w:p>', {}, /成文日期/],
    [
      'a picture of the old kind from outside',
      '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:v" src="http://203.0.113.9/x"/></w:pict></w:r></w:p>',
      {},
      /文件以外/,
    ],
  ]
  for (const [name, body, parts, says] of cases)
    test(name, () => {
      onlyProblem(whole + body, 'unsafe', says, parts)
    })

  test('page numbers and other harmless fields are no problem', () => {
    assert.deepEqual(messages(`${whole}<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/></w:p>`), [])
  })
})

describe('files that are no template', () => {
  const refused = (bytes: Uint8Array, says: RegExp, name?: string) => {
    const { problems } = inspectTemplate(bytes, { blanks }, name)
    assert.deepEqual([problems.length, problems[0]?.code], [1, 'file'])
    assert.match(problems[0]?.message ?? '', says)
  }

  test('other formats, damaged and empty files', () => {
    refused(new TextEncoder().encode('{文号}'), /docx/)
    refused(new Uint8Array(), /空/)
    refused(new TextEncoder().encode('%PDF-1.7\n%%EOF'), /docx/)
    refused(templateOf(whole).subarray(0, 300), /不完整|损坏/)
    refused(docxOf('<w:p>'), /docx/)
    refused(templateOf('<w:p>'), /XML 已损坏/)
    refused(templateOf(whole), /含宏/, '答复书.docm')
  })

  test('a document type with entities', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "ha">]><w:ftr/>'
    refused(
      templateOf(whole, {
        files: { 'word/footer1.xml': [bomb, `${WORD}.footer+xml`] },
        relations: [['footer', 'footer1.xml']],
      }),
      /XML 已损坏/,
    )
  })

  test('too large, packed or not', () => {
    refused(new Uint8Array(10 * 1024 * 1024 + 1), /10 MB/)
    const picture = new Uint8Array(45 * 1024 * 1024)
    refused(
      templateOf(whole, {
        files: { 'word/media/a.bmp': [picture, 'image/bmp'] },
        relations: [['image', 'media/a.bmp']],
      }),
      /40 MB/,
    )
  })

  test('one part of many megabytes, and nesting without end', () => {
    assert.match(messages(whole + '<w:p/>'.repeat(800_000)).join(), /过大/)
    refused(templateOf('<w:p>'.repeat(3_000) + '</w:p>'.repeat(3_000)), /嵌套过深/)
  })

  test('parts that point to each other in a circle are read once', () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>'
    const header: [string, string] = [part('hdr', p('页眉')), `${WORD}.header+xml`]
    const circle = inspect(whole, {
      files: { 'word/header1.xml': header, 'word/_rels/header1.xml.rels': [rels, 'application/xml'] },
      relations: [['header', 'header1.xml']],
    })
    assert.deepEqual(circle.problems, [])
  })

  test('a template that is nothing but braces ends soon', () => {
    assert.ok(messages(p('{'.repeat(1_000_000))).length > 0)
    assert.ok(messages(whole + p('{文号'.repeat(200_000))).length > 0)
  })

  test('an archive that is no document', () => {
    refused(zipSync({ 'a.txt': new Uint8Array(3) }), /压缩包/)
  })
})
