/** `taizhang`: the command line's entry. */

import { endWithParent } from '../endWithParent.ts'
import { runProgram } from './program.ts'
import { systemTerminal } from './terminal.ts'

// `npm run` changes to the project's folder; the names of files are meant from where the user stands.
const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env
if (script === 'taizhang') {
  if (folder) process.chdir(folder)
  endWithParent()
}

const code = await runProgram(process.argv.slice(2), systemTerminal())
// A pipe is written in its own time; nothing that still runs after the command may hold it up.
process.stdout.write('', () => process.exit(code))
