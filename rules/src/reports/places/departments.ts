import { remembered } from '../remembered.ts'

/**
 * What departments of local government are usually called. Each line is one field of work under all the names its
 * department has had; merged departments (教育体育局) belong to several.
 */
const fields = [
  ['发展和改革', '发展改革', '发改', '物价'],
  ['教育', '教体'],
  ['体育', '教体', '文体', '文广旅体'],
  ['科学技术', '科技'],
  ['工业和信息化', '工信', '经济和信息化', '经济信息化', '经信', '经济贸易'],
  ['民族', '宗教', '民宗'],
  ['公安'],
  ['民政'],
  ['司法'],
  ['财政'],
  ['人力资源和社会保障', '人力资源社会保障', '人社'],
  ['自然资源', '国土资源', '规划'],
  ['生态环境', '环境保护', '环保'],
  ['住房和城乡建设', '住房城乡建设', '住建', '城乡建设'],
  ['交通运输', '交通'],
  ['水利', '水务'],
  ['农业农村', '农业', '农牧', '畜牧', '农经'],
  ['商务', '招商', '投资促进'],
  ['文化', '旅游', '文旅', '文广', '广播电视', '文物', '文体'],
  ['卫生健康', '卫健', '卫生和计划生育', '卫计', '卫生'],
  ['退役军人事务', '退役军人'],
  ['应急管理', '应急', '安全生产监督管理', '安监'],
  ['审计'],
  ['市场监督管理', '市场监管', '工商', '质量技术监督', '食品药品', '药品监督', '知识产权'],
  ['统计'],
  ['医疗保障', '医保'],
  ['信访'],
  ['城市管理', '城管', '综合行政执法', '综合执法', '城市综合'],
  ['行政审批', '政务服务', '大数据', '数据资源', '数据', '行政服务', '营商环境'],
  ['林业', '园林', '草原', '林草', '绿化'],
  ['乡村振兴', '扶贫'],
  ['机关事务', '机关后勤'],
  ['国防动员', '人民防空', '人防'],
  ['粮食', '物资储备', '粮储'],
  ['海洋', '渔业', '水产'],
  ['地方金融', '金融'],
  ['国有资产', '国资'],
  ['气象'],
  ['税务'],
  ['档案'],
  ['房产', '房屋', '住房保障', '征收'],
] as const

const names: string[] = [...new Set<string>(fields.flat())].sort((a, b) => b.length - a.length)

/** Regular expression source: any of the names, the longest first. */
export const departmentNames = names.join('|')

/** The fields of work that a name of an agency shows, as positions in the list. */
export const fieldsOf = remembered((agency: string): readonly number[] =>
  fields.flatMap((aliases, i) => (aliases.some((a) => agency.includes(a)) ? [i] : [])),
)

/** What may follow the place in the name of an agency. */
export const institutionStart = new RegExp(
  `^(?:人民政府|人民代表大会|人大常委会|政协|委员会|行政公署|妇女联合会|残疾人联合会|总工会|工商业联合会|${departmentNames})`,
)
