/**
 * Runs before anything else, on whatever Node the computer has: says in a plain sentence when it is too
 * old. Plain JavaScript without newer syntax, because an old Node must be able to read it.
 *
 * `npm ci` installs Node 24 through an optional platform package; `npm run` finds it first. On an older
 * Node the database driver does not fail, it crashes the process without a word.
 */

const NEEDED = 24
const found = Number(process.versions.node.split('.')[0])

if (found < NEEDED) {
  const lines = [
    `需要 Node.js ${NEEDED} 或更新版本，现在是 ${process.versions.node}。`,
    '请在本文件夹运行 npm ci（会自动装好所需版本，不要加 --omit=optional），再用 npm start 启动；',
    '也可以自行安装 Node.js 24。',
    `Node.js ${NEEDED} or newer is needed, this is ${process.versions.node}. Run npm ci without --omit=optional.`,
  ]
  process.stderr.write(lines.join('\n') + '\n')
  process.exit(1)
}
