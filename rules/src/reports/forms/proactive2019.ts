import type { BlockForm } from './types.ts'

/** 表二 of 国办公开办函〔2019〕60号: 主动公开政府信息情况, edition of 2019 (试行). Frozen: a report remembers its edition. */
export const proactive2019 = [
  {
    key: 'art20_1',
    label: '第二十条第（一）项',
    rows: [
      { key: 'regulations', label: '规章', group: [], aliases: ['政策文件'] },
      { key: 'normativeDocuments', label: '规范性文件', group: [], aliases: ['行政规范性文件'] },
    ],
    columns: [
      { key: 'newlyMade', label: '本年新制作数量', group: [], unit: '件', aliases: [] },
      { key: 'newlyDisclosed', label: '本年新公开数量', group: [], unit: '件', aliases: [] },
      { key: 'totalDisclosed', label: '对外公开总数量', group: [], unit: '件', aliases: [] },
    ],
  },
  {
    key: 'art20_5',
    label: '第二十条第（五）项',
    rows: [
      { key: 'licensing', label: '行政许可', group: [], aliases: [] },
      { key: 'otherServices', label: '其他对外管理服务事项', group: [], aliases: [] },
    ],
    columns: [
      { key: 'previousItems', label: '上一年项目数量', group: [], unit: '项', aliases: [] },
      { key: 'itemsChange', label: '本年增/减', group: [], unit: '项', aliases: [] },
      { key: 'decisions', label: '处理决定数量', group: [], unit: '件', aliases: [] },
    ],
  },
  {
    key: 'art20_6',
    label: '第二十条第（六）项',
    rows: [
      { key: 'penalties', label: '行政处罚', group: [], aliases: [] },
      { key: 'coercion', label: '行政强制', group: [], aliases: [] },
    ],
    columns: [
      { key: 'previousItems', label: '上一年项目数量', group: [], unit: '项', aliases: [] },
      { key: 'itemsChange', label: '本年增/减', group: [], unit: '项', aliases: [] },
      { key: 'decisions', label: '处理决定数量', group: [], unit: '件', aliases: [] },
    ],
  },
  {
    key: 'art20_8',
    label: '第二十条第（八）项',
    rows: [{ key: 'charges', label: '行政事业性收费', group: [], aliases: [] }],
    columns: [
      { key: 'previousItems', label: '上一年项目数量', group: [], unit: '项', aliases: [] },
      { key: 'itemsChange', label: '本年增/减', group: [], unit: '项', aliases: [] },
    ],
  },
  {
    key: 'art20_9',
    label: '第二十条第（九）项',
    rows: [{ key: 'procurement', label: '政府集中采购', group: [], aliases: [] }],
    columns: [
      { key: 'projects', label: '采购项目数量', group: [], unit: '项', aliases: [] },
      { key: 'amount', label: '采购总金额', group: [], unit: '元或万元（单元格内自带单位）', aliases: [] },
    ],
  },
] as const satisfies readonly BlockForm[]
