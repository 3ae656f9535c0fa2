import { expect, test } from 'vitest'
import { arrangeFolders, readXdgFolder } from '../../../src/main/hosts/folders.ts'

const CONFIG = `# user-dirs
XDG_DESKTOP_DIR="$HOME/桌面"
XDG_DOCUMENTS_DIR="$HOME/文档/"
`

test('a Chinese desktop names its folders in Chinese', () => {
  expect(readXdgFolder(CONFIG, 'DOCUMENTS', '/home/li')).toBe('/home/li/文档')
  expect(readXdgFolder(CONFIG, 'DESKTOP', '/home/li')).toBe('/home/li/桌面')
})

test.each([
  ['', 'nothing written'],
  ['XDG_DESKTOP_DIR="$HOME/"', 'pointing at the home folder says there is none'],
  ['XDG_DESKTOP_DIR="relative"', 'not a path'],
])('no folder: %s (%s)', config => {
  expect(readXdgFolder(config, 'DESKTOP', '/home/li')).toBeNull()
})

test('documents first, then the desktop where there is one, then sticks', () => {
  const own = { documents: '/home/li/文档', desktop: '/home/li/桌面' }
  const stick = { label: 'U盘（E）', path: '/media/li/E' }
  expect(arrangeFolders(own, '/data', [stick], () => true)).toEqual([
    { label: '文档', path: '/home/li/文档/党员台账', kind: 'documents' },
    { label: '桌面', path: '/home/li/桌面', kind: 'desktop' },
    { label: 'U盘（E）', path: '/media/li/E', kind: 'usb' },
  ])
  expect(arrangeFolders(own, '/data', [], () => false).map(({ kind }) => kind)).toEqual(['documents'])
})

test('documents that a cloud drive keeps in step are not the first choice: a register breaks there', () => {
  const own = { documents: '/home/li/OneDrive/文档', desktop: '/home/li/桌面' }
  expect(arrangeFolders(own, '/data', [], () => false)).toEqual([
    { label: '本机', path: '/data/党员台账', kind: 'documents' },
    { label: '文档', path: '/home/li/OneDrive/文档/党员台账', kind: 'documents' },
  ])
})
