import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ErrorCode, readDocument } from '@gongkai/documents/read'
import { writeReport } from '@gongkai/documents/write'
import { compound, docx, pdf, zip } from './containers.ts'
import { samples } from './gongkai.ts'

/** A file that is refused: its name, the code of the closed list, words of the sentence, and the bytes. */
export type BadFile = readonly [name: string, code: ErrorCode, says: RegExp, bytes: Uint8Array | string]

const html2023 = readFileSync(join(samples, 'qingyuan-2023.html'), 'utf8')
const html2024 = readFileSync(join(samples, 'qingyuan-2024.html'), 'utf8')
const text2020 = readFileSync(join(samples, 'shuangxi-2020.txt'), 'utf8')
const bodyOf = (html: string) => /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? html

const { report } = await readDocument(Buffer.from(html2023))
const written = {
  docx: await writeReport(report, 'docx'),
  xlsx: await writeReport(report, 'xlsx'),
  pdf: await writeReport(report, 'pdf'),
}
const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1)

/** Bytes without any order, the same each time. */
const noise = (length: number) => {
  let state = 20260305
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state >>> 24
  })
}
const program = (magic: string) => Buffer.concat([Buffer.from(magic, 'latin1'), Buffer.alloc(60), noise(5_000)])

const password = `/Encrypt<</Filter/Standard/V 1/R 2/O<${'00'.repeat(32)}>/U<${'00'.repeat(32)}>/P -4>>/ID[<00><00>]`
const picture =
  '<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream'
const scan = pdf(2, 'q 595 0 0 842 0 0 cm /P Do Q', { resources: '/XObject<</P 4 0 R>>', objects: [picture] })

const mht = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
const asGbk = (text: string) => new TextDecoder('gb18030').decode(Buffer.from(text))
const asWestern = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text))
const nested = (open: string, close: string, times = 1_000_000) => open.repeat(times) + close.repeat(times)

const news = `云川县召开政务公开工作推进会

本报讯 1月12日，云川县召开全县政务公开工作推进会，县政府办公室、水务局等32个单位参加。会议通报了2023年政府信息公开工作年度报告编制情况，
全年共受理公开申请57件，均已按期答复。会议要求各单位于1月31日前发布年度报告。
`
export const badFiles: readonly BadFile[] = [
  ['空.docx', 'empty', /空/, ''],
  ['空白.txt', 'empty', /空/, '\uFEFF \r\n\t\u3000\n'],
  ['noise.txt', 'binary', /二进制/, noise(20_000)],
  ['noise.pdf', 'binary', /二进制/, noise(20_000)],
  ['program', 'binary', /程序/, program('\x7fELF\x02\x01\x01')],
  ['setup.exe', 'binary', /程序/, program('MZ\x90\x00')],
  ['half.docx', 'damaged', /不完整/, half(written.docx)],
  ['half.xlsx', 'damaged', /不完整/, half(written.xlsx)],
  ['half.pdf', 'damaged', /不完整/, half(written.pdf)],
  ['half.doc', 'damaged', /损坏|不完整/, compound('WordDocument', '1Table')],
  ['xml.docx', 'damaged', /XML/, docx({ head: '<w:p><w:r>' })],
  ['half.json', 'damaged', /JSON/, JSON.stringify(report).slice(0, -30)],
  ['locked.pdf', 'encrypted', /密码/, pdf(1, 'BT ET', { trailer: password })],
  ['locked.docx', 'encrypted', /加密/, compound('EncryptionInfo', 'EncryptedPackage')],
  ['locked.xlsx', 'encrypted', /加密/, compound('EncryptionInfo', 'EncryptedPackage')],
  ['locked entries.docx', 'encrypted', /加密/, docx({}, 1)],
  ['bomb.docx', 'tooLarge', /300 MB/, docx({ filling: ' '.repeat(1 << 20), times: 301 })],
  ['endless.pdf', 'timeout', /10 秒/, pdf(500, '0 0 m 1 1 l S '.repeat(40_000))],
  ['long.txt', 'tooLarge', /20 MB/, '云'.repeat(7_000_000)],
  ['long.html', 'tooLarge', /20 MB/, `<p>${'云'.repeat(7_000_000)}`],
  ['pages.pdf', 'tooLarge', /500 页/, pdf(501)],
  ['nested.html', 'tooDeep', /嵌套/, `<html><body>${nested('<div>', '</div>')}`],
  ['nested tables.html', 'tooDeep', /嵌套/, `<html><body>${nested('<table><tr><td>', '</td></tr></table>', 300_000)}`],
  ['nested.docx', 'tooDeep', /嵌套/, docx({ head: nested('<w:sdt>', '</w:sdt>') })],
  ['nested.md', 'tooDeep', /嵌套/, `# 云川县\n\n<table>${nested('<tr><td><table>', '</table></td></tr>', 300_000)}`],
  ['mojibake.txt', 'damaged', /乱码/, asGbk(text2020)],
  ['mojibake.html', 'damaged', /乱码/, asWestern(html2023)],
  ['lost.txt', 'damaged', /乱码/, text2020.replace(/[\u4e00-\u9fff]/g, '\uFFFD')],
  ['pictures.html', 'noText', /图片/, html2023.replace(/<table[\s\S]*?<\/table>/g, '<p><img src="t.png"></p>')],
  ['scan.pdf', 'noText', /OCR/, scan],
  ['news.txt', 'notAReport', /年度报告/, news],
  ['news.docx', 'notAReport', /年度报告/, docx({ head: `<w:p><w:r><w:t>${news}</w:t></w:r></w:p>` })],
  ['other.json', 'notAReport', /schema/, '{"schema":"other/1","tables":{}}'],
  ['two.html', 'severalReports', /拆/, html2023.replace('</body>', `${bodyOf(html2024)}</body>`)],
  ['two.txt', 'severalReports', /拆/, `${text2020}\n\n${text2020.replaceAll('双溪镇', '望湖镇')}`],
  ['two.json', 'severalReports', /拆/, `${JSON.stringify(report)}\n${JSON.stringify(report)}\n`],
  ['a.wps', 'unsupported', /另存为 docx/, compound('WordDocument')],
  ['a.et', 'unsupported', /另存为 xlsx/, compound('Workbook')],
  ['a.xls', 'unsupported', /另存为 xlsx/, compound('Workbook')],
  ['a.ofd', 'unsupported', /导出为 PDF/, zip([{ name: 'OFD.xml' }, { name: 'Doc_0/Document.xml' }])],
  ['ofd as.pdf', 'unsupported', /导出为 PDF/, zip([{ name: 'OFD.xml' }, { name: 'Doc_0/Document.xml' }])],
  ['a.mht', 'unsupported', /另存为/, mht + html2023],
  ['a.rtf', 'unsupported', /另存为 docx/, '{\\rtf1\\ansi\\ansicpg936}'],
  ['rtf as.doc', 'unsupported', /另存为 docx/, '{\\rtf1\\ansi\\ansicpg936}'],
  ['a.zip', 'unsupported', /解压/, zip([{ name: 'report.txt', head: text2020 }])],
  ['zip as.docx', 'unsupported', /解压/, zip([{ name: 'report.txt', head: text2020 }])],
  ['a.jpg', 'unsupported', /图片/, program('\xff\xd8\xff\xe0')],
  ['jpg as.pdf', 'unsupported', /图片/, program('\xff\xd8\xff\xe0')],
  ['a.png', 'unsupported', /图片/, program('\x89PNG\r\n\x1a\n')],
]
