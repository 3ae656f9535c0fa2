import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { annexNumbers } from '../../../../src/main/hosts/cli/registerCommands.ts'
import { contract } from '../../../../src/shared/api/contract.ts'
import { answerOf, taizhang } from './aTerminal.ts'

let folder: string
let file: string
let variables: Record<string, string>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-commands-'))
  file = join(folder, '青山镇.tzdb')
  variables = {
    TAIZHANG_DATA: join(folder, 'program'),
    TAIZHANG_TODAY: '2016-03-20',
    TAIZHANG_PASSPHRASE: '测试口令1234',
  }
  const input = JSON.stringify({ committee: '中共青山镇委员会', file })
  expect(answerOf(await taizhang(['call', 'vault.create', '--input', input], { variables })).ok).toBe(true)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) => taizhang(args, { variables })

describe('methods', () => {
  const names = Object.entries(contract).flatMap(([subject, methods]) =>
    Object.keys(methods).map(method => `${subject}.${method}`),
  )

  test('every method of the contract, with schemas of input and result', async () => {
    const { out, code } = await run('methods', '--json')
    expect(code).toBe(0)
    const methods = JSON.parse(out.join('')) as {
      name: string
      kind: string
      summary: string
      input: { type: string }
      result: object
      progress?: object
    }[]
    expect(methods.map(({ name }) => name)).toEqual(names)
    for (const { name, kind, summary, input, result, progress } of methods) {
      expect(summary, name).toMatch(/\p{Script=Han}/u)
      expect(input.type, name).toBe('object')
      expect(Object.keys(result).length, name).toBeGreaterThan(0)
      expect(progress !== undefined, name).toBe(kind === 'task')
    }
  })

  test('in words, all or by the beginning of the name', async () => {
    const { out } = await run('methods')
    for (const name of names) expect(out.some(line => line.startsWith(`${name}  `))).toBe(true)
    const some = await run('methods', 'search.d')
    expect(some.out.filter(line => line.startsWith('search.')).map(line => line.split(' ')[0])).toEqual([
      'search.decide',
      'search.duration',
    ])
  })

  test('a name that begins no method', async () => {
    expect(await run('methods', 'nothing')).toMatchObject({ code: 1 })
  })
})

describe('help', () => {
  test('in Chinese, every command with its options', async () => {
    const { out, code } = await run('help')
    const text = out.join('\n')
    expect(code).toBe(0)
    expect(text.match(/^ {2}[a-z]+ /gm)?.map(name => name.trim())).toEqual([
      'methods',
      'call',
      'demo',
      'import',
      'annex',
      'backup',
      'restore',
      'verify',
      'serve',
    ])
    for (const name of [
      'methods',
      'call',
      'demo',
      'import',
      'annex',
      'backup',
      'restore',
      'verify',
      'serve',
    ]) {
      const own = (await run('help', name)).out.join('\n')
      expect(own).toContain(`用法：taizhang ${name}`)
      expect((await run(name, '--help')).out.join('\n')).toBe(own)
    }
  })

  test('without a command, and for one that is none', async () => {
    expect((await run()).out.join()).toContain('用法')
    const unknown = await run('destroy')
    expect(unknown.code).toBe(1)
    expect(unknown.err.join()).toContain('没有“destroy”这个命令')
  })
})

describe('backup, restore, verify', () => {
  test('a verified backup comes back on another place; the register there before is put aside', async () => {
    const backup = join(folder, 'b', '青山镇.tzbak')
    const made = await run('backup', '--file', file, '--out', backup, '--json')
    expect(answerOf(made)).toMatchObject({ ok: true, data: { fileName: '青山镇.tzbak', members: 0 } })

    const target = join(folder, 'other', '恢复.tzdb')
    expect((await run('restore', backup, '--to', target)).code).toBe(0)
    expect((await run('verify', '--file', target)).out[0]).toBe('台账完好')

    const again = answerOf(await run('restore', backup, '--to', target, '--json'))
    expect(again.data).toMatchObject({ asideAs: '恢复-恢复前-20160320-' + stampOf(join(folder, 'other')) })
  })

  function stampOf(place: string): string {
    const aside = readdirSync(place).find(name => name.includes('恢复前') && name.endsWith('.tzdb'))
    return aside?.split('-').at(-1) ?? 'nothing was put aside'
  }

  test('without --file the register opened last', async () => {
    expect((await run('verify', '--file', file)).code).toBe(0)
    expect((await run('verify')).code).toBe(0)
    expect(existsSync(`${file}.lock`)).toBe(false)
  })

  test('a failure in words goes to standard error, as JSON to standard output', async () => {
    const none = join(folder, 'none.tzdb')
    const words = await run('verify', '--file', none)
    expect(words).toMatchObject({ code: 1, out: [] })
    expect(words.err.at(-1)).toContain('找不到台账文件')
    expect(answerOf(await run('verify', '--file', none, '--json')).error?.code).toBe('FILE_MISSING')
  })

  test('a file that is no backup', async () => {
    const path = join(folder, 'no.tzbak')
    writeFileSync(path, 'not a backup')
    expect(answerOf(await run('restore', path, '--json')).error?.code).toBe('BACKUP_INVALID')
  })
})

describe('annex', () => {
  test.each([
    [['5'], [5]],
    [
      ['5', '7'],
      [5, 7],
    ],
    [
      ['3-5', '9', '4'],
      [3, 4, 5, 9],
    ],
    [['all'], [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [['全部'], [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ])('%j', (words, numbers) => {
    expect(annexNumbers(words)).toEqual(numbers)
  })

  test.each([['0'], ['10'], ['5-3'], ['x'], ['1-'], ['-']])('%s is no annex', word => {
    expect(() => annexNumbers([word])).toThrow('不是附件号')
  })

  test('a format that is none is refused before the register is opened', async () => {
    const ran = await run('annex', '5', '--format', 'docx', '--file', file)
    expect(ran.code).toBe(1)
    expect(ran.err).toEqual([expect.stringContaining('只有 xlsx 和 pdf')])
  })
})

describe('demo', () => {
  test.each([
    [[], '还要写 --out'],
    [['--out', 'x', '--members', '0'], '--members'],
    [['--out', 'x', '--members', 'many'], '--members'],
    [['--out', 'x', '--seed', '1.5'], '--seed'],
  ])('%j is refused before anything is written', async (args, reason) => {
    const ran = await run('demo', ...args)
    expect(ran.code).toBe(1)
    expect(ran.err.join()).toContain(reason)
    expect(existsSync('x')).toBe(false)
  })
})

describe('import', () => {
  test.each([
    ['{"branches":"none"}', 'options.branches'],
    ['{"branches":[{"text":"石桥村支部","answer":{"skip":false}}]}', 'options.branches.0.answer'],
    ['{"nothing":1}', 'options'],
  ])('options that cannot be read are named, not called a program error: %s', async (options, field) => {
    const ran = await run('import', 'a.xlsx', '--file', file, '--options', options, '--json')
    expect(answerOf(ran).error).toMatchObject({ code: 'INPUT_INVALID', field })
  })

  test('a file that is not there, and one that is no workbook', async () => {
    const none = await run('import', join(folder, 'none.xlsx'), '--file', file, '--json')
    expect(answerOf(none).error?.code).toBe('FILE_MISSING')
    const text = join(folder, '名册.xlsx')
    writeFileSync(text, '%PDF-1.7\n%âãÏÓ\n')
    const ran = await run('import', text, '--file', file, '--json')
    expect(answerOf(ran).ok).toBe(false)
    expect(answerOf(ran).error?.code).toMatch(/^WORKBOOK_/)
  })

  test('a roster is imported, its refused rows come out with a reason, and the exit code tells', async () => {
    const roster = join(folder, '石桥村支部.csv')
    writeFileSync(
      roster,
      '姓名,性别,出生日期,身份证号,所在支部\n张三,男,1963-05-12,410400196305122016,石桥村支部\n,女,,,石桥村支部\n',
    )
    const refused = await run('import', roster, '--file', file)
    expect(refused.code).toBe(1)
    expect(refused.out.join('\n')).toContain('没有“石桥村支部”这个支部')

    const tree = answerOf(await run('call', 'organisation.tree', '--file', file)).data as {
      nodes: { id: number }[]
    }
    const create = { fullName: '中共青山镇石桥村支部委员会', parentId: tree.nodes[0]?.id, orgType: 'RURAL' }
    const options = JSON.stringify({ branches: [{ text: '石桥村支部', answer: { create } }] })
    const out = join(folder, 'refused')
    const taken = await run(
      'import',
      roster,
      '--file',
      file,
      '--good-only',
      '--options',
      options,
      '--refused',
      out,
    )
    expect(taken.out.join('\n')).toMatch(/新增1，修改0，相同0，未通过1/)
    expect(taken.code).toBe(0)
    expect(readdirSync(out).length).toBe(1)
    const found = answerOf(await run('call', 'roster.find', '--input', '{"text":"zs"}', '--file', file)).data
    expect(found).toMatchObject({ rows: [{ name: '张三' }] })
  })
})
