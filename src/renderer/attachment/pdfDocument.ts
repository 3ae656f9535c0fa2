/**
 * PDF scans as pictures of their pages. Of the library only what draws is used: scripts, forms, links and
 * layers of a PDF have nothing here that would act on them (docs/decisions/0410).
 */

import {
  AnnotationMode,
  getDocument,
  GlobalWorkerOptions,
  PasswordResponses,
  type PDFDocumentProxy,
} from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { PIXELS_MAX } from '../../shared/attachment/rules.ts'

GlobalWorkerOptions.workerSrc = workerUrl

const DATA = '/pdf'

export type PdfFailure = 'password' | 'wrongPassword' | 'damaged'

export interface OpenPdf {
  pages: number
  /** draws a page (from 1) at a width in CSS pixels; a later call of the same canvas ends an earlier one */
  draw: (canvas: HTMLCanvasElement, page: number, width: number) => Promise<void>
  close: () => void
}

/** Answers why a PDF cannot be shown, where it cannot. */
export async function openPdf(bytes: Uint8Array, password: string | null): Promise<OpenPdf | PdfFailure> {
  let failure: PdfFailure = 'damaged'
  const loading = getDocument({
    // The library takes the array away from its owner.
    data: bytes.slice(),
    ...(password === null ? {} : { password }),
    cMapUrl: `${DATA}/cmaps/`,
    standardFontDataUrl: `${DATA}/standard_fonts/`,
    wasmUrl: `${DATA}/wasm/`,
    useWasm: false,
    useWorkerFetch: true,
    enableXfa: false,
    maxImageSize: PIXELS_MAX,
    verbosity: 0,
  })
  loading.onPassword = (_answer: unknown, reason: number) => {
    failure = reason === PasswordResponses.INCORRECT_PASSWORD ? 'wrongPassword' : 'password'
    // Asked again with a password, from the start.
    void loading.destroy()
  }
  try {
    return pagesOf(await loading.promise, () => void loading.destroy())
  } catch {
    return failure
  }
}

function pagesOf(pdf: PDFDocumentProxy, close: () => void): OpenPdf {
  let drawing: { cancel: () => void; promise: Promise<void> } | null = null
  let turn = 0
  return {
    pages: pdf.numPages,
    close,
    draw: async (canvas, number, width) => {
      const mine = (turn += 1)
      drawing?.cancel()
      await drawing?.promise.catch(() => undefined)
      const page = await pdf.getPage(number)
      if (mine !== turn) return
      const ratio = window.devicePixelRatio
      const viewport = page.getViewport({ scale: (width * ratio) / page.getViewport({ scale: 1 }).width })
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      canvas.style.width = `${viewport.width / ratio}px`
      canvas.style.height = `${viewport.height / ratio}px`
      drawing = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE })
      await drawing.promise
    },
  }
}
