import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runs } from '@gongkai/bench/generate'
import { type AnnualReport, checkReport } from '@gongkai/rules/reports'
import { reportSaying } from './narrative.fixture.ts'

/** A megabyte in the long run. */
const BYTES = runs(100_000)
/** Seconds of processor time that no machine needs for it; a step too many for each sign would take minutes. */
const LIMIT = 30

/** Prose of so many bytes, each piece with a number of its own. */
function prose(piece: (i: number) => string, bytes: number): string {
  const encoder = new TextEncoder()
  const pieces: string[] = []
  for (let i = 0, length = 0; length < bytes; i++) {
    const next = piece(i)
    pieces.push(next)
    length += encoder.encode(next).length
  }
  return pieces.join('')
}

/** Seconds of processor time, since the machine may be busy with other things. */
function seconds(report: AnnualReport): number {
  const before = process.cpuUsage()
  checkReport(report)
  return process.cpuUsage(before).user / 1e6
}

const places = ['洛阳市', '慈溪市', '文成县', '昌平区']

const pieces: readonly ((i: number) => string)[] = [
  () => '共收到3件，其中',
  () => '收到申请',
  () => '一百二十三',
  () => '九',
  () => '（',
  () => '3件、',
  () => '诉讼3件',
  () => '统计期限2023年',
  () => '\n',
  () => ' ',
  () => '《',
  () => '「12345678',
  (i) => `${i}、`,
  (i) => `${i}${i}${i}`,
  (i) => `${i} ${i}件 `,
  (i) => `收到政府信息公开申请${i}件`,
  (i) => `收到政府信息公开申请${i}件，`,
  (i) => `收到政府信息公开申请${i}件。`,
  (i) => `共收到${i}件（其中${i}件、`,
  (i) => `共公开${i}条，其中${i}条，占${i % 100}%，`,
  (i) => `公开信息${i}条，较上年增加${i}条，增长${i}%，`,
  (i) => `申请全部办结。结转${i}件。`,
  (i) => `行政复议${i}件、行政诉讼${i}件，`,
  (i) => `第${i}期收取信息处理费${i}元。`,
  (i) => `\n（一）${1990 + (i % 40)}年，全年共收到${i}件，`,
  (i) => `${places[i % 4]}人民政府${i}`,
  (i) => `通过${(places[i % 4] as string).slice(0, 2)}新闻网${i}`,
  (i) => `\n水利局坚持以${i}`,
  (i) => `1380013${String(i % 10000).padStart(4, '0')} `,
]

describe(`${BYTES} bytes of prose are checked in bounded time`, () => {
  for (const piece of pieces)
    it(JSON.stringify(piece(12)), () => {
      const text = prose(piece, BYTES / 3)
      const report = reportSaying(text)
      report.preamble = text
      report.sections.otherMatters = text
      const took = seconds(report)
      assert.ok(took < LIMIT, `${took} s`)
    })
})

describe(`${BYTES} bytes of title and agency are checked in bounded time`, () => {
  for (const piece of ['市', '区局', '朝阳区', '政府信息公开', '2023年', '（', 'a'])
    for (const end of ['', '人民政府', '民政局'])
      it(`${piece}…${end}`, () => {
        const name = piece.repeat(BYTES / 3 / piece.length) + end
        const report = reportSaying(`${name.slice(-20)}收到政府信息公开申请3件。`, { agency: name })
        report.signature.agency = name
        const took = seconds(report)
        assert.ok(took < LIMIT, `${took} s`)
      })
})
