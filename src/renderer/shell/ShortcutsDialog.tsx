/** Every key of the application, in one place: F1. */

import { Modal } from 'antd'
import { useFocusBack } from '../ui/focusBack.ts'
import styles from './ShortcutsDialog.module.css'

interface Keys {
  keys: string
  what: string
}

const GROUPS: readonly { title: string; keys: readonly Keys[] }[] = [
  {
    title: '任何地方',
    keys: [
      { keys: 'Ctrl K', what: '查找党员；输栏目名或首字母到那个栏目' },
      { keys: 'Ctrl Z', what: '撤销最近一次操作' },
      { keys: 'Ctrl Y', what: '重做' },
      { keys: 'Tab', what: '到下一个按钮或输入框' },
      { keys: 'Esc', what: '关闭窗口，放弃正在输入的内容' },
      { keys: 'F1', what: '按键一览' },
    ],
  },
  {
    title: '列表',
    keys: [
      { keys: '↑ ↓ ← →', what: '移动' },
      { keys: 'PageUp PageDown', what: '上一屏，下一屏' },
      { keys: 'Ctrl Home', what: '到第一行' },
      { keys: 'Ctrl End', what: '到最后一行' },
      { keys: 'Shift 空格', what: '选中这一行' },
      { keys: 'Enter', what: '在姓名上打开卡片，在其他格修改' },
      { keys: 'F2', what: '修改这一格；也可以直接输入' },
      { keys: 'Shift 方向键', what: '选一块，也可以拖动' },
      { keys: 'Ctrl A', what: '选定整个列表' },
      { keys: 'Ctrl C  Ctrl X  Ctrl V', what: '复制、剪切、粘贴选定的块' },
      { keys: 'Ctrl D', what: '向下填充' },
      { keys: 'Delete', what: '清空选定的格' },
      { keys: 'Alt ↓', what: '这一列的菜单：排序、筛选、冻结、隐藏' },
      { keys: 'Alt ←  Alt →', what: '党组织：收起、展开下级' },
      { keys: 'Esc  Tab', what: '离开列表，到下一个按钮' },
    ],
  },
  {
    title: '档案核查表',
    keys: [
      { keys: '1 2 3 4', what: '有、缺、不规范、未到期，记下后到下一格' },
      { keys: '退格', what: '清除' },
      { keys: 'F2', what: '写说明' },
    ],
  },
  {
    title: '卡片和表单',
    keys: [
      { keys: 'Enter', what: '保存，到下一项' },
      { keys: 'Shift Enter', what: '在长内容中换行' },
      { keys: 'Esc', what: '改回原来的内容' },
    ],
  },
]

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  useFocusBack()
  return (
    <Modal open title="按键一览" footer={null} width={760} onCancel={onClose}>
      <div className={styles.groups}>
        {GROUPS.map(({ title, keys }) => (
          <section key={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.keys}>
              {keys.map(({ keys: names, what }) => (
                <div key={names}>
                  <dt>
                    <kbd>{names}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
