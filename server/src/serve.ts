import type { Command } from './platform/command.ts'

/** Loaded only when it runs: reading one report must not wait for the whole server. */
export const serve: Command = {
  name: 'serve',
  operands: '',
  says: '启动门户、办公端和后台任务',
  options: { demo: { says: '使用演示数据：虚构的云川县' } },
  examples: ['serve', 'serve --demo'],
  run: async (args) => (await import('./serving.ts')).runServe(args),
}
