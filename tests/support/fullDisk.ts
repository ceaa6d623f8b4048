/** Bears the complaints of y-indexeddb, which does not wait for its reads and writes, until a while after it is called. */
function bearing(): () => void {
  const swallow = (event: PromiseRejectionEvent) => event.preventDefault()
  window.addEventListener('unhandledrejection', swallow)
  return () => void setTimeout(() => window.removeEventListener('unhandledrejection', swallow), 100)
}

/** Makes the browser's store refuse rows, as a full disk does: the write is accepted, its transaction aborted later. */
export function fullDisk(): { makeRoom(): void } {
  const { add } = IDBObjectStore.prototype
  IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
    const request = add.apply(this, args)
    this.transaction.abort()
    return request
  }
  const bearNoMore = bearing()
  return {
    makeRoom: () => {
      IDBObjectStore.prototype.add = add
      bearNoMore()
    },
  }
}

/** Makes the browser's store fail when documents are read, as a damaged one does. */
export function unreadableDisk(): { mend(): void } {
  const { getAll } = IDBObjectStore.prototype
  IDBObjectStore.prototype.getAll = function (this: IDBObjectStore, ...args: Parameters<typeof getAll>) {
    const request = getAll.apply(this, args)
    this.transaction.abort()
    return request
  }
  const bearNoMore = bearing()
  return {
    mend: () => {
      IDBObjectStore.prototype.getAll = getAll
      bearNoMore()
    },
  }
}

/** Notes the connections to the browser's store that are made from now on, to end them as a browser does on a full disk. */
export function brittleConnections(): { end(): void } {
  const { open } = IDBFactory.prototype
  const made = new Set<IDBDatabase>()
  IDBFactory.prototype.open = function (this: IDBFactory, ...args: Parameters<typeof open>) {
    const request = open.apply(this, args)
    request.addEventListener('success', () => made.add(request.result))
    return request
  }
  return {
    end: () => {
      IDBFactory.prototype.open = open
      for (const database of made) {
        database.close()
        database.dispatchEvent(new Event('close'))
      }
    },
  }
}
