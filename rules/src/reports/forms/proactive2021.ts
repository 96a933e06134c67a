import type { BlockForm } from './types.ts'

/** 表二 of 国办公开办函〔2021〕30号: 主动公开政府信息情况, edition of 2021. Frozen: a report remembers its edition. */
export const proactive2021 = [
  {
    key: 'art20_1',
    label: '第二十条第（一）项',
    rows: [
      { key: 'regulations', label: '规章', group: [], aliases: ['政策文件'] },
      { key: 'normativeDocuments', label: '行政规范性文件', group: [], aliases: ['规范性文件'] },
    ],
    columns: [
      { key: 'issued', label: '本年制发件数', group: [], unit: '件', aliases: [] },
      { key: 'repealed', label: '本年废止件数', group: [], unit: '件', aliases: [] },
      { key: 'inForce', label: '现行有效件数', group: [], unit: '件', aliases: [] },
    ],
  },
  {
    key: 'art20_5',
    label: '第二十条第（五）项',
    rows: [{ key: 'licensing', label: '行政许可', group: [], aliases: [] }],
    columns: [{ key: 'decisions', label: '本年处理决定数量', group: [], unit: '件', aliases: [] }],
  },
  {
    key: 'art20_6',
    label: '第二十条第（六）项',
    rows: [
      { key: 'penalties', label: '行政处罚', group: [], aliases: [] },
      { key: 'coercion', label: '行政强制', group: [], aliases: [] },
    ],
    columns: [{ key: 'decisions', label: '本年处理决定数量', group: [], unit: '件', aliases: [] }],
  },
  {
    key: 'art20_8',
    label: '第二十条第（八）项',
    rows: [{ key: 'charges', label: '行政事业性收费', group: [], aliases: [] }],
    columns: [{ key: 'amountWan', label: '本年收费金额（单位：万元）', group: [], unit: '万元', aliases: [] }],
  },
] as const satisfies readonly BlockForm[]
