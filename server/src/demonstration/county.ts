/** A bureau of the invented county, with the words its names and document numbers are made of. */
export interface Bureau {
  readonly slug: string
  readonly name: string
  readonly shortName: string
  readonly prefix: string
  readonly sections: readonly string[]
}

const sections = (...own: string[]): readonly string[] => ['办公室', '法规科', ...own]

/** The section that does the disclosure work stands first. */
export const office: Bureau = {
  slug: 'zfb',
  name: '云川县人民政府办公室',
  shortName: '县政府办公室',
  prefix: '云政办',
  sections: ['政府信息公开科', '综合科', '文秘科'],
}

const bureau = (slug: string, name: string, prefix: string, ...own: string[]): Bureau => ({
  slug,
  name: `云川县${name}`,
  shortName: `县${name}`,
  prefix,
  sections: sections(...own),
})

export const bureaus: readonly Bureau[] = [
  bureau('fgj', '发展和改革局', '云发改', '价格科'),
  bureau('jyj', '教育局', '云教', '基础教育科'),
  bureau('gaj', '公安局', '云公', '治安大队'),
  bureau('mzj', '民政局', '云民', '社会救助科'),
  bureau('czj', '财政局', '云财', '预算科'),
  bureau('zrzyj', '自然资源局', '云自然资', '不动产登记科'),
  bureau('scjgj', '市场监督管理局', '云市监', '注册登记科'),
  bureau('tyjrswj', '退役军人事务局', '云退役', '优抚科'),
]

/** What some of them were called or made of before the reform of 2019. */
export const REFORM = '2019-03-01'
export const formerly = {
  renamed: { slug: 'scjgj', name: '云川县工商质监局', shortName: '县工商质监局' },
  merged: {
    into: 'zrzyj',
    from: [
      { slug: 'gtzyj', name: '云川县国土资源局', shortName: '县国土局' },
      { slug: 'ghj', name: '云川县规划局', shortName: '县规划局' },
    ],
  },
  founded: ['zrzyj', 'tyjrswj'],
} as const

/** People are called after what they do: nobody takes them for somebody. */
export const counters = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬'] as const

export const posts = [
  { account: 'jbr', role: 'clerk', name: '经办人', post: '科员' },
  { account: 'kz', role: 'sectionHead', name: '科长', post: '科长' },
  { account: 'gkfzr', role: 'officeDirector', name: '公开机构负责人', post: '主任' },
  { account: 'bm', role: 'secrecyReviewer', name: '保密审查员', post: '保密员' },
  { account: 'fg', role: 'deputy', name: '分管负责人', post: '副局长' },
  { account: 'zy', role: 'head', name: '主要负责人', post: '局长' },
] as const

export const administratorsOf = [
  { account: 'xtgly', role: 'systemAdmin', name: '演示系统管理员' },
  { account: 'aqgly', role: 'securityAdmin', name: '演示安全管理员' },
  { account: 'sjgly', role: 'auditAdmin', name: '演示审计管理员' },
] as const

/** The oversight authority of the county. */
export const overseer = { account: 'zgbm', role: 'oversight', name: '演示主管部门人员' } as const

/** The same for every account of a demonstration, printed at its start. */
export const PASSWORD = 'yunchuan-yanshi'
/** What a demonstration is made from when nothing else is said. */
export const SEED = 20_260_305
