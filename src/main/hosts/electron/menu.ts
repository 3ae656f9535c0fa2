/**
 * The menu, as short as an office program's may be. There is no 撤销 in it: Ctrl+Z belongs to the page,
 * where it takes back typing in a field and the last change elsewhere.
 */

import { app, dialog, Menu, type MenuItemConstructorOptions } from 'electron'
import { VERSION } from '../version.ts'

function showAbout(): void {
  void dialog.showMessageBox({
    type: 'info',
    title: '关于',
    message: '党员台账',
    detail: `版本 ${VERSION}\n台账只保存在本机，程序不连接网络。`,
    buttons: ['确定'],
    noLink: true,
  })
}

const TEMPLATE: MenuItemConstructorOptions[] = [
  { label: '文件', submenu: [{ label: '退出', role: 'quit' }] },
  {
    label: '编辑',
    submenu: [
      { label: '剪切', role: 'cut' },
      { label: '复制', role: 'copy' },
      { label: '粘贴', role: 'paste' },
      { label: '全选', role: 'selectAll' },
    ],
  },
  {
    label: '视图',
    submenu: [
      { label: '放大', role: 'zoomIn' },
      { label: '缩小', role: 'zoomOut' },
      { label: '原始大小', role: 'resetZoom' },
      { type: 'separator' },
      { label: '全屏', role: 'togglefullscreen' },
    ],
  },
  { label: '帮助', submenu: [{ label: '关于党员台账', click: showAbout }] },
]

export function setMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(TEMPLATE))
  app.setAboutPanelOptions({ applicationName: '党员台账', applicationVersion: VERSION })
}
