/**
 * What the learner did, kept on this device only. IndexedDB first (it survives a power cut), a mirror in localStorage,
 * memory when both are refused. Nothing here throws, and no answer is waited for longer than a second.
 */
const SHELF = "kept";
const PATIENCE = 1000;

/** @returns {{read(key: string): Promise<any>, write(key: string, value: any): Promise<void>, ready: Promise<void>}} */
export function openStore(siteId) {
  const name = `doorstep-${siteId || "site"}`;
  const notes = new Map(); // key -> {at, value}
  const take = (key, note) => {
    const had = notes.get(key);
    if (note && typeof note.at === "number" && (!had || note.at > had.at)) notes.set(key, note);
  };
  readMirror(name, take);
  const opening = openDatabase(name);
  const ready = opening.then((database) => database && readAll(database, take)).catch(() => {});
  return {
    ready,
    async read(key) {
      await ready;
      return notes.has(key) ? notes.get(key).value : undefined;
    },
    write(key, value) {
      const note = { at: Date.now(), value };
      notes.set(key, note);
      writeMirror(name, key, note);
      return opening.then((database) => database && writeOne(database, key, note)).catch(() => {});
    },
  };
}

function readMirror(name, take) {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(`${name}:`)) take(key.slice(name.length + 1), JSON.parse(localStorage.getItem(key)));
    }
  } catch (refused) {
    // Storage is blocked or holds something else: the other ways remain.
  }
}

function writeMirror(name, key, note) {
  try {
    localStorage.setItem(`${name}:${key}`, JSON.stringify(note));
  } catch (refused) {
    // As above.
  }
}

function openDatabase(name) {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), PATIENCE);
    try {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(SHELF);
      request.onsuccess = () => resolve(request.result);
      request.onerror = request.onblocked = () => resolve(null);
    } catch (refused) {
      resolve(null);
    }
  });
}

function readAll(database, take) {
  return new Promise((resolve) => {
    const request = database.transaction(SHELF).objectStore(SHELF).openCursor();
    request.onerror = () => resolve();
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return resolve();
      take(cursor.key, cursor.value);
      cursor.continue();
    };
  });
}

function writeOne(database, key, note) {
  return new Promise((resolve) => {
    const work = database.transaction(SHELF, "readwrite", { durability: "strict" });
    work.objectStore(SHELF).put(note, key);
    work.oncomplete = work.onerror = work.onabort = () => resolve();
  });
}
