/** The photo of a member: chosen, dropped or pasted, cut to 一寸, replaced, taken away. */

import { Button } from 'antd'
import { useState } from 'react'
import { useOffice, useWrite } from '../shell/office.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import styles from './attachment.module.css'
import { Cropper } from './Cropper.tsx'
import { firstFrame, type Frame } from './cropFrame.ts'
import { FileDrop } from './FileDrop.tsx'
import { photoOf, readPicture, turnedRight } from './photoPicture.ts'

export interface PhotoDialogProps {
  memberId: number
  name: string
  /** the present photo as a data URL */
  photo: string | null
  onClose: () => void
}

interface Cut {
  picture: ImageBitmap
  frame: Frame
}

const UNREADABLE = '这不是可用的照片，请选择 JPG 或 PNG 图片'

function refused(message: string) {
  return { ok: false as const, failure: { code: 'PHOTO_INVALID', message, field: null } }
}

export function PhotoDialog({ memberId, name, photo, onClose }: PhotoDialogProps) {
  const { client } = useOffice()
  const { run } = useWrite(client.attachment.setPhoto, { quiet: true })
  const { run: remove } = useWrite(client.attachment.removePhoto, { quiet: true })
  const [cut, setCut] = useState<Cut | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [removing, setRemoving] = useState(false)

  const take = async ([file]: readonly File[]) => {
    const picture = file ? await readPicture(file) : null
    setProblem(picture ? null : UNREADABLE)
    if (picture) setCut({ picture, frame: firstFrame(picture) })
  }
  const turn = async () => {
    if (!cut) return
    const picture = await turnedRight(cut.picture)
    setCut({ picture, frame: firstFrame(picture) })
  }
  const submit = async () => {
    const image = cut && (await photoOf(cut.picture, cut.frame))
    return image ? run({ memberId, image }) : refused(UNREADABLE)
  }
  if (removing) {
    return (
      <ConfirmChange
        title="删除照片"
        effect={`将删除${name}的照片1张。`}
        confirmText="删除"
        onConfirm={() => remove({ memberId })}
        onClose={onClose}
      />
    )
  }
  return (
    <FormDialog
      title={`照片：${name}`}
      submitText="保存照片"
      submitDisabled={cut === null}
      onSubmit={submit}
      onClose={onClose}
    >
      {cut ? (
        <Cropper
          picture={cut.picture}
          frame={cut.frame}
          onFrame={frame => setCut({ ...cut, frame })}
          onTurn={() => void turn()}
        />
      ) : (
        photo !== null && (
          <div className={styles.presentPhoto}>
            <img src={photo} alt={`${name}的照片`} />
            <Button size="small" danger onClick={() => setRemoving(true)}>
              删除照片
            </Button>
          </div>
        )
      )}
      <FileDrop
        label={`照片：${name}`}
        chooseText={cut || photo !== null ? '换一张' : '选择照片'}
        accept=".jpg,.jpeg,.png,image/jpeg,image/png"
        multiple={false}
        disabled={false}
        onFiles={files => void take(files)}
        hint="或把照片拖到这里；点一下这里可用 Ctrl V 粘贴"
      />
      {problem !== null && (
        <p role="alert">
          <FindingText level="error" text={problem} />
        </p>
      )}
    </FormDialog>
  )
}
