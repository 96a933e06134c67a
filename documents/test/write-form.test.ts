import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Form, writeEnvelope, writeForm } from '@gongkai/documents/write'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The characters of each page, as they are copied, without spaces. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages: string[] = []
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/gu, ''),
    )
  }
  await document.destroy()
  return pages
}

const form = (text: string): Form => ({
  title: '登记表',
  date: '2026-03-05',
  blocks: [
    { kind: 'title', above: '云川县自然资源局', text: '登记表' },
    { kind: 'text', text: '申请编号：2026-0029', align: 'right' },
    {
      kind: 'grid',
      widths: [1, 3],
      headRows: 1,
      rows: [
        {
          cells: [
            { text: '项目', head: true },
            { text: '内容', head: true },
          ],
        },
        { cells: [{ text: '申请内容', head: true }, { text }] },
        { cells: [{ text: '签字', head: true }, { text: '' }], least: 30 },
      ],
    },
  ],
})

test('prints a form whose text can be copied, the same each time', async () => {
  const bytes = await writeForm(form('石湾村地块\n征收土地预公告'))
  const text = '—1—云川县自然资源局登记表申请编号：2026-0029项目内容申请内容石湾村地块征收土地预公告签字'
  assert.deepEqual(await pagesOf(bytes), [text])
  const again = await writeForm(form('石湾村地块\n征收土地预公告'))
  assert.deepEqual(Buffer.from(again), Buffer.from(bytes))
})

test('takes a long text over as many pages as it needs, losing nothing, with the head again on each', async () => {
  const text = Array.from({ length: 400 }, (_, n) => `第${n}项征收补偿方案。`).join('')
  const pages = await pagesOf(await writeForm(form(text)))
  assert.ok(pages.length > 2)
  for (const page of pages) assert.match(page, /项目内容/)
  const whole = pages.map((page) => page.replace(/^—\d+—/, '').replace('项目内容', '')).join('')
  assert.ok(whole.includes(text), 'every character, in order')
  assert.match(whole, /签字$/)
})

test('prints what no font has as 〓, and comes out all the same', async () => {
  const [page] = await pagesOf(await writeForm(form('😀周\u0007远\u202e山𠮷')))
  assert.match(page ?? '', /〓周远山𠮷/)
})

test('addresses an envelope: postcode in its boxes, a long address on two lines', async () => {
  const [page] = await pagesOf(
    await writeEnvelope({
      title: '信封',
      date: '2026-03-05',
      postcode: '350001',
      address: `福建省云州市云川县${'石湾镇石湾村'.repeat(12)}12号`,
      name: '周远山',
      sender: { name: '云川县自然资源局', address: null, postcode: '350100' },
      mark: '申请编号 2026-0029',
    }),
  )
  for (const part of ['350001', '周远山收', '石湾村12号', '邮政编码：350100', '申请编号2026-0029'])
    assert.ok(page?.includes(part), `${part} in ${page}`)
})
