/** What this device keeps of logs, whosever they are: drafts, what waits to be sent and what was sent lately. */
export async function kept() {
  const database = await new Promise((resolve) => {
    const opening = indexedDB.open('lantoa-outbox')
    // Nothing was ever kept here.
    opening.onupgradeneeded = () => opening.transaction.abort()
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => resolve(null)
  })
  if (!database) return []
  const all = (store) =>
    new Promise((resolve) => {
      const asked = database.transaction(store).objectStore(store).getAll()
      asked.onsuccess = () => resolve(asked.result.map((text) => JSON.parse(text)))
      asked.onerror = () => resolve([])
    })
  const found = [...(await all('rows')), ...(await all('inbox')), ...(await all('drafts'))]
  database.close()
  return found
}
