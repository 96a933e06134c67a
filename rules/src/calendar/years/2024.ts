import { CalendarYear } from '../data.ts'

/** 2024年部分节假日安排。“鼓励安排职工在除夕休息”不是放假：2024-02-09是工作日。 */
export const year2024 = CalendarYear.parse({
  year: 2024,
  notices: [{ number: '国办发明电〔2023〕7号', confidence: 'verified' }],
  arrangements: [
    { name: '元旦', from: '2024-01-01', to: '2024-01-01' },
    { name: '春节', from: '2024-02-10', to: '2024-02-17', makeup: ['2024-02-04', '2024-02-18'] },
    { name: '清明节', from: '2024-04-04', to: '2024-04-06', makeup: ['2024-04-07'] },
    { name: '劳动节', from: '2024-05-01', to: '2024-05-05', makeup: ['2024-04-28', '2024-05-11'] },
    { name: '端午节', from: '2024-06-10', to: '2024-06-10' },
    { name: '中秋节', from: '2024-09-15', to: '2024-09-17', makeup: ['2024-09-14'] },
    { name: '国庆节', from: '2024-10-01', to: '2024-10-07', makeup: ['2024-09-29', '2024-10-12'] },
  ],
  workdays: 251,
})
