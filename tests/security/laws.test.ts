/** Laws of the house that a search can hold, each with what it keeps from happening. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { found, importsOf, ROOT, sourcesIn, type Source } from './sourceTree.ts'

const sources = sourcesIn('src')
const below = (...folders: string[]) =>
  sources.filter(({ path }) => folders.some(folder => path.startsWith(`${folder}/`)))

/** Files that import a module matching `pattern`, outside `home`. */
function strangers(pattern: RegExp, home: string): string[] {
  return sources
    .filter(({ path }) => !path.startsWith(`${home}/`))
    .filter(source => importsOf(source).some(name => pattern.test(name)))
    .map(({ path }) => path)
}

describe('one way in', () => {
  test.each([
    ['Electron', /^electron(\/|$)/, 'src/main/hosts/electron'],
    ['the database driver', /^better-sqlite3/, 'src/main/db'],
    ['a workbook library', /^(exceljs|hucre|@e965\/xlsx|xlsx|cfb)(\/|$)/, 'src/main/documents'],
    ['the browser driver', /^playwright/, 'src/main/hosts/local'],
  ])('%s is imported by one folder: a second user would go round its checks', (_what, pattern, home) => {
    expect(strangers(pattern, home)).toEqual([])
  })

  test('screens reach files, programs and the network through the contract only', () => {
    const renderer = below('src/renderer')
    const foreign = renderer.flatMap(source =>
      importsOf(source)
        .filter(name => name.startsWith('node:') || name.includes('/main/'))
        .map(name => `${source.path}: ${name}`),
    )
    expect(foreign).toEqual([])
    expect(found(renderer, /\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts)\b/)).toEqual([])
    expect(found(renderer, /(?<![\w.])fetch\(/)).toEqual([])
  })

  test('a renderer that could send SQL would be the database', () => {
    expect(found(below('src/shared', 'src/renderer'), /\bsql`|\.prepare\(|\bkysely\b/)).toEqual([])
  })
})

describe('code that would run what it is given', () => {
  test('text is never run as a program', () => {
    expect(found(sources, /\beval\(|new Function\(|\bsetTimeout\(\s*['"`]/)).toEqual([])
  })

  test('text from a workbook never becomes markup', () => {
    const markup =
      /dangerouslySetInnerHTML|\.innerHTML\s*=|\.outerHTML\s*=|insertAdjacentHTML|document\.write|srcdoc/i
    expect(found(below('src/renderer'), markup)).toEqual([])
  })

  test('no command line is put together from texts', () => {
    const shell = /import \{[^}]*\bexec(Sync)?\b[^}]*\} from 'node:child_process'|shell:\s*true/
    expect(found(sources, shell)).toEqual([])
  })
})

describe('what would leak', () => {
  test('nothing is printed to a console that could hold a name', () => {
    const quiet = sources.filter(({ path }) => !path.startsWith('src/main/hosts/'))
    expect(found(quiet, /\bconsole\.\w+/)).toEqual([])
  })

  test('a passphrase is never an option of the command line', () => {
    expect(found(below('src/main/hosts/cli'), /^\s+'?passphrase'?: \{/m)).toEqual([])
  })

  test('no plain file in a temporary folder', () => {
    expect(found(below('src/main'), /\btmpdir\(|mkdtemp/)).toEqual([])
  })
})

describe('what would weaken the types', () => {
  test('no `any` on the ground floor', () => {
    expect(found(below('src/shared'), /:\s*any\b|\bas any\b|<any\b|\bany\[\]/)).toEqual([])
  })

  test('the compiler is not told to look away', () => {
    expect(found(sourcesIn('src', 'tests'), /@ts-(ignore|nocheck|expect-error)/)).toEqual([])
  })

  test('a suppressed rule says why, in the same line or the one above', () => {
    const bare = sourcesIn('src', 'tests').flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index, lines) => {
        if (!/eslint[-]disable/.test(line)) return []
        const reason = line.includes(' -- ') || /^\s*(\/\/|\*)/.test(lines[index - 1] ?? '')
        return reason ? [] : [`${path}:${index + 1}`]
      }),
    )
    expect(bare).toEqual([])
  })
})

test('a file too long to read at once hides things: none has more than 400 lines', () => {
  const long = (source: Source) => source.text.split('\n').length - 1 > 400
  expect(
    sourcesIn('src', 'tests', '.ci')
      .filter(long)
      .map(({ path }) => path),
  ).toEqual([])
})

describe('what is installed', () => {
  const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies' | 'optionalDependencies' | 'allowScripts',
    Record<string, string | boolean>
  >

  test('an unpinned version could change under us: every one is exact', () => {
    const { dependencies, devDependencies, optionalDependencies } = packageJson
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^(npm:(@[\w-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)),
    )
    expect(loose).toEqual([])
  })

  test('while the program runs it needs one package', () => {
    expect(Object.keys(packageJson.dependencies)).toEqual(['better-sqlite3'])
  })

  test('no package may run a script while it is installed', () => {
    expect(Object.values(packageJson.allowScripts).filter(allowed => allowed !== false)).toEqual([])
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { hasInstallScript?: boolean; resolved?: string; name?: string }>
    }
    const scripted = Object.entries(lock.packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path, { name }]) => name ?? path.replace(/^.*node_modules\//, ''))
    expect(scripted.filter(name => !(name in packageJson.allowScripts))).toEqual([])
  })

  test('the lock file does not send anyone to a certain server', () => {
    expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"')
  })
})
