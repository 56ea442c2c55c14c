import { HttpProblem } from "./problem.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/**
 * The body of a request as JSON: of the right type, no larger than allowed (counted while it comes, where no length was announced), valid UTF-8.
 * @throws HttpProblem 413, 415 or 400
 */
export async function readJson(request: Request, mostBytes: number): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type))
    throw new HttpProblem(415, "content_type", { value: type.slice(0, 80) || "untyped", expected: "application/json" });
  const encoding = request.headers.get("content-encoding");
  if (encoding && encoding.toLowerCase() !== "identity")
    throw new HttpProblem(415, "content_type", {
      value: encoding.slice(0, 80),
      expected: "sent without Content-Encoding",
    });
  const bytes = await readBytes(request, mostBytes);
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new HttpProblem(400, "body_not_json");
  }
}

/** The body of a request as it came, no larger than allowed. @throws HttpProblem 413 */
export async function readBytes(request: Request, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new HttpProblem(413, "body_too_large", { most: mostBytes }, { headers: { Connection: "close" } });
  const announced = request.headers.get("content-length");
  if (announced !== null) {
    // The server's parser holds a sender to the length that it announced.
    if (Number(announced) > mostBytes) throw tooLarge();
    return new Uint8Array(await request.arrayBuffer());
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
