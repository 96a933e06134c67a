import type { Random } from './random.ts'

/** Invented: no such county, district or city exists. */
const places = ['云川县', '栖岭县', '澄溆区', '望澜市', '松屏县', '禾渡区', '岚汀县', '霁川市']
const towns = ['青屏镇', '柏桥街道', '石渡乡', '东篱镇', '月坞街道']
const departments = [
  '教育局',
  '财政局',
  '水务局',
  '民政局',
  '公安局',
  '司法局',
  '审计局',
  '统计局',
  '退役军人事务局',
  '市场监督管理局',
  '自然资源和规划局',
  '卫生健康委员会',
  '人力资源和社会保障局',
  '文化广电旅游体育局',
  '发展和改革委员会',
  '人民政府办公室',
]

/** What kind of agency it is decides its words for itself: 我局, 我县, 我镇. */
export interface Agency {
  name: string
  self: string
}

export function agency(random: Random): Agency {
  const place = random.pick(places)
  if (random.chance(0.15)) return { name: `${place}人民政府`, self: `我${place.at(-1)}` }
  if (random.chance(0.15)) {
    const town = random.pick(towns)
    const self = town.endsWith('街道') ? '我街道' : `我${town.at(-1)}`
    return { name: `${place}${town}${town.endsWith('街道') ? '办事处' : '人民政府'}`, self }
  }
  const department = random.pick(departments)
  return {
    name: place + department,
    self: department.endsWith('委员会') ? '我委' : department.endsWith('室') ? '我办' : '我局',
  }
}
