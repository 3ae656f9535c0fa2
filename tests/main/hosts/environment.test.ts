import { expect, test } from 'vitest'
import { defaultDataFolder, readEnvironment } from '../../../src/main/hosts/environment.ts'

test.each([
  ['linux', {}, '/home/li', '/home/li/.local/share/taizhang'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/li', '/data/taizhang'],
  ['darwin', {}, '/Users/li', '/Users/li/Library/Application Support/taizhang'],
] as const)(
  'the program keeps its list and log in the user’s own place: %s',
  (platform, variables, home, folder) => {
    expect(defaultDataFolder(platform, variables, home)).toBe(folder)
  },
)

test('on Windows the local folder is used, not the one that roams over the network', () => {
  const folder = defaultDataFolder('win32', { APPDATA: 'R', LOCALAPPDATA: 'L' }, 'H')
  expect(folder.startsWith('L')).toBe(true)
})

test('nothing set: own clock, any free port', () => {
  expect(readEnvironment({}, 'linux', '/h')).toEqual({
    dataFolder: '/h/.local/share/taizhang',
    fixedDay: null,
    port: 0,
  })
})

test('folder, day and port are honoured', () => {
  expect(
    readEnvironment(
      { TAIZHANG_DATA: '/d', TAIZHANG_TODAY: '2016-02-29', TAIZHANG_PORT: '65535' },
      'linux',
      '/h',
    ),
  ).toEqual({ dataFolder: '/d', fixedDay: '2016-02-29', port: 65535 })
})

test('an empty variable is as good as none', () => {
  expect(
    readEnvironment({ TAIZHANG_DATA: '', TAIZHANG_TODAY: '', TAIZHANG_PORT: '' }, 'linux', '/h'),
  ).toEqual({ dataFolder: '/h/.local/share/taizhang', fixedDay: null, port: 0 })
})

test.each([
  [{ TAIZHANG_TODAY: '2016-02-30' }, 'TAIZHANG_TODAY'],
  [{ TAIZHANG_TODAY: '2016-3-1' }, 'TAIZHANG_TODAY'],
  [{ TAIZHANG_PORT: '65536' }, 'TAIZHANG_PORT'],
  [{ TAIZHANG_PORT: '-1' }, 'TAIZHANG_PORT'],
  [{ TAIZHANG_PORT: 'http' }, 'TAIZHANG_PORT'],
])('what cannot be read is named: %o', (variables, name) => {
  expect(() => readEnvironment(variables, 'linux', '/h')).toThrow(name)
})
