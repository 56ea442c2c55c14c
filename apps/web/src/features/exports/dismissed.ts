const key = "heard.exports.hidden";
const none: readonly string[] = [];
const listeners = new Set<() => void>();
let read: readonly string[] | null = null;

/** Exports that the reader has seen and put away, on this device. */
export const dismissed = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read(): readonly string[] {
    read ??= stored();
    return read;
  },
  readOnServer: () => none,
  add(id: string): void {
    read = [...dismissed.read(), id].slice(-50);
    localStorage.setItem(key, read.join(" "));
    for (const listener of listeners) listener();
  },
};

function stored(): readonly string[] {
  return (localStorage.getItem(key) ?? "").split(" ").filter((id) => id !== "");
}
