import { connect, Socket } from "node:net";
import { Conversation } from "./conversation.ts";

type Address = { host: string[]; port: number[]; path?: string | false };
type SocketOptions = {
  /**
   * Small messages leave at once. The end of a large one is such: a chunk of an import is megabytes long, and its end would wait up to 40 ms for an
   * acknowledgement that the server's side delays.
   */
  noDelay: boolean;
  /** Nobody serves this pool any more: what still waits in it is refused, and not connected for. */
  isLeft?: () => boolean;
  /** The server ended the connection, or it broke. */
  onLost: () => void;
  onOpen: (conversation: Conversation) => void;
  onClosed: (conversation: Conversation) => void;
};

/**
 * How postgres.js opens a connection to one host. It closes as if nothing had failed, since only then does the library reject what the connection was
 * given between its error and its end; it would never be answered otherwise.
 */
export function openSocket(options: SocketOptions): (address: Address) => Socket {
  return ({ host: [host], port: [port = 5432], path }) => {
    const isRefused = options.isLeft?.() ?? false;
    const socket = isRefused
      ? new Socket()
      : connect({ ...(path ? { path } : { host, port }), noDelay: options.noDelay });
    const conversation = new Conversation(socket);
    options.onOpen(conversation);
    const emit = socket.emit.bind(socket);
    socket.emit = (event: string | symbol, ...given: unknown[]) => {
      if (event === "data") conversation.hear(given[0] as Uint8Array);
      else if (event === "error" || (event === "end" && !socket.writableEnded)) options.onLost();
      else if (event === "close") options.onClosed(conversation);
      return emit(event, ...(event === "close" ? [false] : given));
    };
    if (isRefused) setImmediate(() => socket.destroy(silenceError("Its pool was left: the database did not answer")));
    return Object.assign(socket, { host, port });
  };
}

/** Of a connection that was given up because nothing comes from it. */
export function silenceError(text: string): Error {
  return Object.assign(new Error(text), { code: "ETIMEDOUT" });
}
