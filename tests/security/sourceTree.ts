/** The sources as text, for laws that a search can hold. */

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Source {
  /** path from the project's folder, with `/` */
  path: string
  text: string
  /** without comments: what a comment talks about is not done */
  code: string
}

/** Strings stay, or addresses in them would be taken for comments; so only whole-line comments go. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

/** Every source below a folder of the project. */
export function sourcesIn(...folders: string[]): Source[] {
  return folders.flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.(ts|tsx|js|cjs|css|html)$/.test(entry.name))
      .map(entry => {
        const file = join(entry.parentPath, entry.name)
        const text = readFileSync(file, 'utf8')
        return { path: relative(ROOT, file).replaceAll('\\', '/'), text, code: withoutComments(text) }
      }),
  )
}

/** `path: matched text` of every place a pattern is found. */
export function found(sources: readonly Source[], pattern: RegExp): string[] {
  const global = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`)
  return sources.flatMap(({ path, code }) => [...code.matchAll(global)].map(([hit]) => `${path}: ${hit}`))
}

/** Modules a source imports, in any form. */
export function importsOf({ code }: Source): string[] {
  const forms = [
    /\bfrom\s+['"]([^'"]+)['"]/g,
    /\bimport\s*\(?\s*['"]([^'"]+)['"]/g,
    /\brequire\(['"]([^'"]+)['"]\)/g,
  ]
  return forms.flatMap(form => [...code.matchAll(form)].map(([, name = '']) => name))
}
