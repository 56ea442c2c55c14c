/** What a press of a button sends. */
export function bodyOf(
  form: HTMLFormElement,
  pressed: string,
  fields: Iterable<[string, FormDataEntryValue]>,
): FormData | URLSearchParams {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  data.set("_go", pressed);
  if (form.enctype === "multipart/form-data") return data;
  return new URLSearchParams([...data].map(([name, value]): [string, string] => [name, String(value)]));
}

/** Resolves after a while, or as soon as there is a network again. */
export const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
  });
