import type { Pictures } from '../../workspace/opened'

/** Puts a figure's picture in place, or the words that say it is not on this computer. */
export function dressFigure(figure: HTMLElement, pictures: Pictures, missing: string): void {
  const image = figure.querySelector('img')
  const hash = figure.dataset.blob
  if (!image || !hash) return
  const absent = () => {
    const note = document.createElement('div')
    note.className = 'missingPicture'
    note.textContent = missing
    image.replaceWith(note)
  }
  image.addEventListener('error', absent, { once: true })
  pictures.url(hash).then(url => (url === undefined ? absent() : (image.src = url)), absent)
}
