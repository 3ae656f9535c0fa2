/** Names of files made for many persons at once: any system takes them, and each is there only once. */

/** Characters that a name of 255 bytes has room for, beside the others of its parts. */
const PART_MAX = { branch: 40, name: 20 } as const

function cut(text: string, most: number): string {
  return Array.from(text).slice(0, most).join('')
}

/** Without what Windows, Linux or a stick's file system refuses. */
function safe(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\uFFFD]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
}

/** `东岗村支部 党员信息填报表.xlsx`; a second branch of this name gets `(2)`. */
export function createBranchNames(title: string): (branch: string) => string {
  const taken = new Set<string>()
  return branch => {
    const place = cut(safe(branch), PART_MAX.branch) || '未命名支部'
    for (let n = 1; ; n += 1) {
      const file = `${place}${n === 1 ? '' : `(${n})`} ${title}`
      if (taken.has(file.toLowerCase())) continue
      taken.add(file.toLowerCase())
      return file
    }
  }
}

/** `东岗村支部-张三-附件1.pdf`; a namesake of the same branch gets `张三(2)`. */
export function createCardNames(extension: string): (branch: string, name: string) => string {
  const taken = new Set<string>()
  return (branch, name) => {
    const place = cut(safe(branch), PART_MAX.branch) || '未分支部'
    const person = cut(safe(name), PART_MAX.name) || '无名'
    for (let n = 1; ; n += 1) {
      const file = `${place}-${person}${n === 1 ? '' : `(${n})`}-附件1.${extension}`
      const key = file.toLowerCase()
      if (taken.has(key)) continue
      taken.add(key)
      return file
    }
  }
}
