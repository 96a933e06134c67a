import { CalendarYear } from '../data.ts'

/** 2026年部分节假日安排。 */
export const year2026 = CalendarYear.parse({
  year: 2026,
  notices: [{ number: '国办发明电〔2025〕7号', confidence: 'verified' }],
  arrangements: [
    { name: '元旦', from: '2026-01-01', to: '2026-01-03', makeup: ['2026-01-04'] },
    { name: '春节', from: '2026-02-15', to: '2026-02-23', makeup: ['2026-02-14', '2026-02-28'] },
    { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
    { name: '劳动节', from: '2026-05-01', to: '2026-05-05', makeup: ['2026-05-09'] },
    { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
    { name: '中秋节', from: '2026-09-25', to: '2026-09-27', makeup: ['2026-09-20'] },
    { name: '国庆节', from: '2026-10-01', to: '2026-10-07', makeup: ['2026-10-10'] },
  ],
  workdays: 248,
})
