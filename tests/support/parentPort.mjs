// Loaded before the built host where there is no Electron: gives it the line to its parent that Electron would,
// and ends it with its parent.
process.on('disconnect', () => process.exit(1))
Object.assign(process, {
  parentPort: {
    on: (_, listener) => void process.on('message', data => listener({ data })),
    postMessage: message => void process.send(message),
  },
})
