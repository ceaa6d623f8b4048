import type { Pictures } from '../../workspace/opened'

/** Puts a figure's picture in place, or the words that say it is not on this computer until it is. */
export function dressFigure(figure: HTMLElement, pictures: Pictures, missing: string): void {
  const image = figure.querySelector('img')
  const hash = figure.dataset.blob
  if (!image || !hash) return
  const note = document.createElement('div')
  note.className = 'missingPicture'
  note.textContent = missing
  const absent = () => image.replaceWith(note)
  const show = () =>
    pictures.url(hash).then(url => {
      if (url === undefined) return absent()
      image.src = url
      note.replaceWith(image)
    }, absent)
  image.addEventListener('error', absent, { once: true })
  pictures.whenHere(hash, () => void show())
  void show()
}
