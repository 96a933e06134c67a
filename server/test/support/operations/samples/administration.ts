import type { Samples } from '../sample.ts'

export const administration: Samples = {
  'audit.list': { prepare: () => ({ query: { act: 'user.created', from: '2026-01-01', until: '2026-12-31' } }) },
  'audit.export': { prepare: () => ({}) },
  'audit.verify': { prepare: () => ({}) },
  'operations.read': { prepare: () => ({}) },
  'operations.testMail': { prepare: (world) => ({ body: { to: `guanli${world.next()}@example.com` } }), twice: 'both' },
  'settings.list': { prepare: ({ agency }) => ({ query: { agency } }) },
  'settings.change': {
    prepare: async ({ opened, people, next }) => {
      const as = people.securityAdmin.cookie
      const name = 'accounts.session'
      const { body } = await opened.call('GET', '/api/settings', { as })
      const { version } = body.rows.find((row: { name: string }) => row.name === name)
      return { as, params: { name }, body: { value: { idleMinutes: 60 + next(), hours: 12 }, version } }
    },
  },
}
