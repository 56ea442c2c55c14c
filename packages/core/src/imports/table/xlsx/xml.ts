import { SaxesParser, type SaxesTagPlain } from "saxes";
import { invalidInput } from "../../../errors.ts";
import { damaged } from "./archive.ts";

/** What happens while a part is read. Names come without a namespace prefix, for some writers use one. */
export type XmlHandlers<Item> = {
  open?: (name: string, attributes: Record<string, string>, emit: (item: Item) => void) => void;
  text?: (text: string) => void;
  close?: (name: string, emit: (item: Item) => void) => void;
};

/** A cell holds at most 32,767 characters; a text that goes on for megabytes is no workbook's. */
const longestText = 4 * 1024 ** 2;

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

/** Reads XML piece by piece and yields what the handlers emit. Entities of a document type are never expanded. @throws DomainError `workbook_damaged` */
export async function* parseXml<Item>(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers<Item>): AsyncGenerator<Item> {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder();
  let queue: Item[] = [];
  let sinceTag = 0;
  const emit = (item: Item) => queue.push(item);
  parser.on("error", (error) => {
    throw damaged(error);
  });
  const { open, text, close } = handlers;
  if (open)
    parser.on("opentag", (tag) =>
      open(localName(tag.name), (tag as SaxesTagPlain).attributes as Record<string, string>, emit),
    );
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  if (close) parser.on("closetag", (tag) => close(localName(tag.name), emit));
  for await (const chunk of bytes) {
    const tagAt = chunk.lastIndexOf(0x3c);
    sinceTag = tagAt < 0 ? sinceTag + chunk.length : chunk.length - tagAt;
    if (sinceTag > longestText) throw invalidInput("workbook_too_large", { what: "one text of more than 4 MB" });
    parser.write(decoder.decode(chunk, { stream: true }));
    if (queue.length > 0) {
      const ready = queue;
      queue = [];
      yield* ready;
    }
  }
  parser.close();
  yield* queue;
}

/** Reads a small part to its end. */
export async function readXml(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers<never>): Promise<void> {
  for await (const _ of parseXml(bytes, handlers)) {
    // Handlers that emit nothing have nothing to yield.
  }
}
