// npm start: installs and builds what is missing, then runs the program; with arguments it is the command line.
import { install } from './install.mjs'

/**
 * npm passes SIGTERM to the shell it runs this in, and the shell dies without a word to us. So whoever
 * loses the parent it began under was asked to end.
 */
function endWithParent() {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 250).unref()
}

if (process.env.npm_lifecycle_event) endWithParent()
install()
const args = process.argv.slice(2)
// Options alone mean the server: npm start -- --demo.
const isServer = args.every((a) => a.startsWith('-')) && !args.some((a) => ['--help', '-h', '--version'].includes(a))
process.argv.splice(2, args.length, ...(isServer ? ['serve'] : []), ...args)
// Files are named from where the user stands, and npm runs this in the project.
if (process.env.INIT_CWD && !isServer) process.chdir(process.env.INIT_CWD)
// In this very process, so that nobody stands between it and whoever ends it.
await import('../server/bin/gongkai.mjs')
