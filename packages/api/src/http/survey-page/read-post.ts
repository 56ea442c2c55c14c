import { readBytes } from "../body.ts";
import { HttpProblem } from "../problem.ts";
import { own } from "./fields.ts";
import type { Press } from "./walk.ts";

/** What a survey page sends. */
export type PostedForm = {
  form: FormData;
  token: string;
  carried: string;
  page: string;
  language: string;
  press: Press;
  /** The language that was asked for, where that was the button. */
  speak: string | null;
  isTrapped: boolean;
  answeredAt: Date | null;
};

/** @throws HttpProblem 413, 415 or 400 */
export async function readPost(request: Request, mostBytes: number): Promise<PostedForm> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw new HttpProblem(415, "content_type", { value: type.slice(0, 80) || "untyped", expected: "a form" });
  const bytes = await readBytes(request, mostBytes);
  const form = await parsed(bytes, type);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const go = text(own.go);
  return {
    form,
    token: text(own.token),
    carried: text(own.answers),
    page: text(own.page),
    language: text(own.language),
    press: go === "back" || go === "stay" ? go : go.startsWith("speak:") ? "stay" : "next",
    speak: go.startsWith("speak:") ? go.slice("speak:".length) : null,
    isTrapped: text(own.trap).trim() !== "",
    answeredAt: /^\d{13}$/.test(text(own.at)) ? new Date(Number(text(own.at))) : null,
  };
}

async function parsed(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { "Content-Type": type } }).formData();
  } catch (cause) {
    throw Object.assign(new HttpProblem(400, "invalid_value", { value: "body", expected: "a form" }), { cause });
  }
}
