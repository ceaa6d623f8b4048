// What runs inside the measured pages, as text: what compiles this file for Node must not touch it.

/** Tells the server, in milliseconds since navigation, when an editor with text in it was painted. */
export const tellWhenEditable = `
  requestAnimationFrame(function look() {
    if (!document.querySelector('.ProseMirror[contenteditable="true"]')?.textContent) return requestAnimationFrame(look)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => fetch('/told?at=' + performance.now())
    port2.postMessage(null) // comes after this frame is painted
  })`

/** Collects in \`window.samples\` the milliseconds from each key to the end of the frame that shows it. */
export const sampleKeys = `
  window.samples = []
  window.addEventListener('keydown', event => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => window.samples.push(performance.now() - event.timeStamp)
      port2.postMessage(null)
    })
  }, true)`
