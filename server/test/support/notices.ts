/** Holiday notices as an operator enters them; those of 2027 are made up. */
export const holidays2027 = [
  { name: '元旦', from: '2027-01-01', to: '2027-01-03', makeup: [] },
  { name: '春节', from: '2027-02-05', to: '2027-02-12', makeup: ['2027-01-30', '2027-02-20'] },
  { name: '清明节', from: '2027-04-03', to: '2027-04-05', makeup: [] },
  { name: '劳动节', from: '2027-05-01', to: '2027-05-05', makeup: ['2027-05-08'] },
  { name: '端午节', from: '2027-06-09', to: '2027-06-09', makeup: [] },
  { name: '中秋节', from: '2027-09-15', to: '2027-09-15', makeup: [] },
  { name: '国庆节', from: '2027-10-01', to: '2027-10-07', makeup: ['2027-09-26', '2027-10-09'] },
]
export const national = (number: string, change: object = {}) => ({
  scope: 'national',
  year: 2027,
  name: '关于2027年部分节假日安排的通知',
  number,
  issuedOn: '2026-03-04',
  arrangements: holidays2027,
  ...change,
})
/** A changed Labour Day of 2026: one more day off, the weekend worked for it another. */
export const correction = (number: string, change: object = {}) =>
  national(number, {
    year: 2026,
    name: '关于调整2026年劳动节假期安排的通知',
    arrangements: [{ name: '劳动节', from: '2026-05-01', to: '2026-05-06', makeup: ['2026-04-26', '2026-05-09'] }],
    ...change,
  })
export const local = (number: string, change: object = {}) => ({
  scope: 'local',
  year: 2026,
  name: '关于2026年三月三放假的通知',
  number,
  issuedOn: '2026-03-02',
  region: '45',
  entries: [{ name: '三月三', from: '2026-04-20', to: '2026-04-21', kind: 'holiday' }],
  ...change,
})
