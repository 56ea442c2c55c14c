import type { Context } from "hono";
import { readBytes } from "../body.ts";
import type { Answer } from "../respond.ts";
import type { SurveyPagesOptions } from "./options.ts";

const mostBytes = 4096;

/** Says to a kiosk whether somebody knows its PIN, and nothing else. @throws DomainError what `checkPin` throws */
export async function pinAnswer(
  c: Context,
  { desk, addressOf }: Pick<SurveyPagesOptions, "desk" | "addressOf">,
  survey: string,
): Promise<Answer> {
  const form = new URLSearchParams(Buffer.from(await readBytes(c.req.raw, mostBytes)).toString("utf8"));
  const [token, pin] = [form.get("kiosk") ?? "", form.get("pin") ?? ""];
  await desk.checkPin({ survey, token, pin, address: addressOf(c) });
  return { status: 200, body: "ok\n", contentType: "text/plain; charset=utf-8" };
}
