/** From a file to a photo: decoded by the browser, turned, cut, and written anew without what a camera noted. */

import { ATTACHMENT_MAX_BYTES, PHOTO } from '../../shared/attachment/rules.ts'
import { heightOf, isLargeEnough, type Frame } from './cropFrame.ts'

/** Null where the file is no picture, or too small a one. */
export async function readPicture(file: Blob): Promise<ImageBitmap | null> {
  if (file.size > ATTACHMENT_MAX_BYTES) return null
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    return isLargeEnough(picture) ? picture : null
  } catch {
    return null
  }
}

/** A quarter to the right. */
export async function turnedRight(picture: ImageBitmap): Promise<ImageBitmap> {
  const canvas = document.createElement('canvas')
  canvas.width = picture.height
  canvas.height = picture.width
  const pen = canvas.getContext('2d')
  pen?.translate(picture.height, 0)
  pen?.rotate(Math.PI / 2)
  pen?.drawImage(picture, 0, 0)
  return createImageBitmap(canvas)
}

/** What the frame holds, over the whole canvas; white where a picture lets through. */
export function drawFrame(canvas: HTMLCanvasElement, picture: ImageBitmap, frame: Frame): void {
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, frame.x, frame.y, frame.width, heightOf(frame), 0, 0, canvas.width, canvas.height)
}

const QUALITY = 0.9

export async function photoOf(picture: ImageBitmap, frame: Frame): Promise<File | null> {
  const canvas = document.createElement('canvas')
  canvas.width = PHOTO.width
  canvas.height = PHOTO.height
  drawFrame(canvas, picture, frame)
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  return blob && new File([blob], 'photo.jpg', { type: 'image/jpeg' })
}
