import { connect, type Socket } from "node:net";

type Address = { host: string[]; port: number[]; path?: string | false };
type SocketOptions = {
  /**
   * Small messages leave at once. The end of a large one is such: a chunk of an import is megabytes long, and its end would wait up to 40 ms for an
   * acknowledgement that the server's side delays.
   */
  noDelay: boolean;
  /** The server ended the connection, or it broke. */
  onLost: () => void;
  onOpen: (socket: Socket) => void;
  onClosed: (socket: Socket) => void;
};

/**
 * How postgres.js opens a connection to one host. It closes as if nothing had failed, since only then does the library reject what the connection was
 * given between its error and its end; it would never be answered otherwise.
 */
export function openSocket({ noDelay, onLost, onOpen, onClosed }: SocketOptions): (address: Address) => Socket {
  return ({ host: [host], port: [port = 5432], path }) => {
    const socket = connect({ ...(path ? { path } : { host, port }), noDelay });
    onOpen(socket);
    const emit = socket.emit.bind(socket);
    socket.emit = (event: string | symbol, ...given: unknown[]) => {
      if (event === "error" || (event === "end" && !socket.writableEnded)) onLost();
      if (event === "close") onClosed(socket);
      return emit(event, ...(event === "close" ? [false] : given));
    };
    return Object.assign(socket, { host, port });
  };
}
