import { expect, test } from 'vitest'
import { browserPlaces, installedBrowser } from '../../../../src/main/hosts/local/installedBrowser.ts'

test('the first of the known browsers that is there', () => {
  const there = new Set(['/usr/bin/google-chrome', '/usr/bin/microsoft-edge'])
  const found = installedBrowser('linux', { PATH: '/usr/local/bin:/usr/bin' }, path => there.has(path))
  expect(found).toEqual({ name: 'Chrome', path: '/usr/bin/google-chrome' })
})

test('on Windows Chrome before Edge, wherever they were installed', () => {
  const variables = {
    ProgramFiles: 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'C:\\Users\\li\\AppData\\Local',
  }
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  const chrome = 'C:\\Users\\li\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'
  expect(installedBrowser('win32', variables, path => path === edge)).toEqual({ name: 'Edge', path: edge })
  expect(installedBrowser('win32', variables, path => path === edge || path === chrome)?.path).toBe(chrome)
})

test('a browser that was named is used, and no other when it is not there', () => {
  const variables = { TAIZHANG_BROWSER: '/opt/b', PATH: '/usr/bin' }
  expect(installedBrowser('linux', variables, () => true)?.path).toBe('/opt/b')
  expect(installedBrowser('linux', variables, path => path !== '/opt/b')).toBeNull()
})

test('none', () => {
  expect(installedBrowser('linux', {}, () => false)).toBeNull()
  expect(installedBrowser('win32', {}, () => true)).toBeNull()
  expect(browserPlaces('darwin', {}).length).toBe(3)
})
