import type { CompleteApplication } from '@gongkai/rules/requests'
import type { Random } from '../random.ts'

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜']
const given = [...'安宁远山清和文若明知行之立志成林海波春梅兰桂芳玉珍秀英建国华强军平伟丽敏静杰涛勇磊洋']
const places = ['石湾村', '柳林镇', '河口街道', '东桥社区', '云川大道沿线', '南山片区', '老城区三期']
const things = [
  '征收土地预公告、征地补偿安置方案',
  '国有土地使用权出让合同及附件',
  '建设工程规划许可证及附图',
  '财政专项资金分配结果和使用情况',
  '房屋征收补偿方案及听证材料',
  '环境影响评价文件的批复',
  '执法检查记录和处理结果',
]

/** Somebody who asks, told apart by a number; nobody's paper has such a number. */
export function applicationOf(person: number, r: Random): CompleteApplication {
  return {
    applicants: [{ name: nameOf(person), paper: 'other', number: numberOf(person) }],
    class: 'naturalPerson',
    agent: null,
    phone: phoneOf(person),
    email: null,
    address: `云川县${r.pick(places)}${r.int(1, 300)}号`,
    postcode: '000000',
    description: `${r.int(2015, 2026)}年${r.pick(places)}${r.pick(things)}；${r.pick(places)}地块的${r.pick(things)}，以及有关的会议纪要和公示材料。`,
    form: 'electronic',
    delivery: 'portal',
    help: null,
  }
}

/** Common names are those of many, as among people. */
export function nameOf(person: number): string {
  const at = (signs: readonly string[], n: number) => signs[Math.floor(n) % signs.length] ?? ''
  const rest = person / surnames.length
  return at(surnames, person) + at(given, rest) + at(given, rest / given.length)
}
const numberOf = (person: number) => `BENCH-${String(person).padStart(8, '0')}`
const phoneOf = (person: number) => `000-${String(person).padStart(8, '0')}`
