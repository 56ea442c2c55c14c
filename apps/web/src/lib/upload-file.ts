import { paths } from "./paths.ts";

/** An id that the browser makes, so that a retry meets its first try. `randomUUID` exists on https only; this works everywhere. */
export function newFileId(random: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  const bytes = Uint8Array.from(random);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export type Upload = { fileId: string; done: Promise<void>; cancel: () => void };

export type UploadOptions = {
  /** What the file is for, when not to be imported. */
  purpose?: "logo";
  onProgress?: (share: number) => void;
};

/**
 * Sends a file as it is, piece by piece, and tells how far it is. An XMLHttpRequest, because `fetch` says nothing about a body on its way. A refusal
 * carries `data` as a procedure's does; a connection that breaks carries none.
 */
export function uploadFile(organisation: string, file: File, { purpose, onProgress }: UploadOptions = {}): Upload {
  const fileId = newFileId();
  const request = new XMLHttpRequest();
  const done = new Promise<void>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total === 0 ? 0 : loaded / total);
    request.onload = () =>
      request.status === 201
        ? resolve()
        : reject(Object.assign(new Error(`upload: ${request.status}`), { data: refusalIn(request.responseText) }));
    request.onerror = () => reject(new Error("upload: the connection broke"));
    request.onabort = () => reject(new DOMException("upload cancelled", "AbortError"));
  });
  const query = new URLSearchParams({ name: file.name, ...(purpose && { purpose }) });
  request.open("PUT", `${paths.file(organisation, fileId)}?${query}`);
  request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
  request.send(file);
  return { fileId, done, cancel: () => request.abort() };
}

function refusalIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { data?: unknown }).data;
  } catch {
    // A proxy in between answered with a page of its own.
    return undefined;
  }
}
