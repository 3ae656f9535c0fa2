/** Kinds of entries of the log. */

import { codeTable } from '../kernel/codes.ts'

export const CHANGE_KIND = codeTable('类别', {
  edit: '修改',
  import: '导入',
  undo: '撤销',
  redo: '重做',
  export: '导出',
  system: '系统',
})
