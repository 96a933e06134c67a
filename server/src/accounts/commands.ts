import type { Command } from '../platform/command.ts'

/** What operators do on the server itself. Loaded when it runs: the database takes a while to load. */
export const commands: readonly Command[] = [
  {
    name: 'user',
    operands: 'reset 账号',
    says: '重置一个账户的口令，显示一次性口令；安全管理员自己不能登录时用',
    options: { 'second-factor': { says: '同时停用动态口令和恢复码' } },
    examples: ['user reset admin', 'user reset --second-factor admin'],
    run: async (args) => (await import('./reset.ts')).runUser(args),
  },
]
