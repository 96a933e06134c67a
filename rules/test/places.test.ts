import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeOfAgency } from '../src/reports/places/agency.ts'
import { divisions } from '../src/reports/places/divisions.ts'
import { contains, nameEndingAt, parentsOf, placesLike, placesNamed } from '../src/reports/places/index.ts'

const codes = (agency: string) => placeOfAgency(agency).places.map((p) => p.code)

test('the table has the divisions of county level and above', () => {
  const lines = divisions.trim().split('\n')
  const provinces = lines.filter((l) => /^\d{2}\D/.test(l))
  const prefectures = lines.filter((l) => /^\d{4}[^\s\d]/.test(l))
  const counties = lines.flatMap((l) => l.split(' ').slice(1))
  assert.equal(provinces.length, 34)
  assert.equal(prefectures.length, 333)
  assert.ok(counties.length > 2840 && counties.length < 2900, `${counties.length}`)
  for (const county of counties) assert.match(county, /^\d{2}\p{Script=Han}{2,}$/u)
})

test('a division is known by its name, by an earlier kind of name, with what it belongs to', () => {
  assert.deepEqual(
    placesNamed('文成县').map((p) => [p.code, parentsOf(p)]),
    [['330328', '浙江省温州市']],
  )
  assert.deepEqual(
    placesNamed('朝阳区').map((p) => parentsOf(p)),
    ['北京市', '吉林省长春市'],
  )
  assert.deepEqual(placesNamed('新津县'), [])
  assert.deepEqual(
    placesLike('新津县').map((p) => p.name),
    ['新津区'],
  )
  assert.deepEqual(placesLike('云川县'), [])
  for (const name of ['米林市', '白杨市', '港闸区', '上甘岭区', '下城区'])
    assert.equal(placesNamed(name).length, 1, name)
})

test('one contains the other', () => {
  const place = (name: string) => placesNamed(name)[0] as NonNullable<ReturnType<typeof placesNamed>[0]>
  assert.ok(contains(place('浙江省'), place('文成县')))
  assert.ok(contains(place('文成县'), place('温州市')))
  assert.ok(!contains(place('文成县'), place('泰顺县')))
  assert.ok(contains(place('塔城市'), place('伊犁哈萨克自治州')), 'not by its code')
})

test('the longest name that ends at a place in the text', () => {
  const text = '由浙江省温州市文成县人民政府印发'
  assert.equal(nameEndingAt(text, text.indexOf('人民')), '文成县')
  assert.equal(nameEndingAt('我县人民政府', 2), null)
  assert.equal(nameEndingAt('', 0), null)
})

const agencies: [string, string[]][] = [
  ['张店区退役军人事务局', ['370303']],
  ['淄博市张店区退役军人事务局', ['370303']],
  ['淮安市 洪泽区人民政府', ['320813']],
  ['平潭综合实验区管理委员会', ['350128']],
  ['广州市南沙经济技术开发区教育局', ['4401']],
  ['朝阳区教育局', ['110105', '220104']],
  ['北京市朝阳区教育局', ['110105']],
  ['北京市密云县水务局', ['110118']],
  ['和县人民政府', ['340523']],
  ['延边州教育局', ['2224']],
  ['内蒙古自治区锡林郭勒盟行政公署', ['1525']],
  ['莲都区碧湖镇人民政府', ['331102']],
  ['上海市市场监督管理局', ['31']],
  ['神农架林区人民政府', ['429021']],
  ['新疆生产建设兵团第八师石河子市教育局', ['65']],
  ['城市管理局', []],
  ['长白山保护开发区管理委员会', []],
  ['国家市场监督管理总局', []],
  ['', []],
]
for (const [agency, expected] of agencies)
  test(`the place of ${agency || 'nothing'}`, () => {
    assert.deepEqual(codes(agency), expected)
    assert.equal(placeOfAgency(agency).unknown, null)
    assert.equal(placeOfAgency(agency).misplaced, null)
  })

test('a name in the place of a county that is none', () => {
  assert.equal(placeOfAgency('云川县水务局').unknown, '云川县')
  assert.equal(placeOfAgency('山东省明江市云川县水务局').unknown, '云川县')
  assert.deepEqual(placeOfAgency('山东省文成县教育局').misplaced, { name: '文成县', parent: '山东省' })
  for (const agency of [
    '雄安新区管理委员会',
    '苏州工业园区教育局',
    '东湖生态旅游风景区管理委员会',
    '青山湖科技城管理委员会',
    '云川镇人民政府',
    '云川街道办事处',
    '前郭县教育局',
    '阜蒙县教育局',
    '西乌旗教育局',
    '莱芜市水利局',
    '下城区人民政府',
    '张店区云川社区卫生服务中心',
    '云川自然保护区林业局',
    '综合保税区财政局',
    '云川城市管理局',
    '国家税务总局云川税务局',
  ])
    assert.equal(placeOfAgency(agency).unknown, null, agency)
})
