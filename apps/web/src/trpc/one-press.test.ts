import { createTRPCClient, type TRPCLink } from "@trpc/client";
import { initTRPC } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import { expect, it } from "vitest";
import { onePress } from "./one-press.ts";

const trpc = initTRPC.create();
const text = (value: unknown) => String(value);
const router = trpc.router({
  make: trpc.procedure.input(text).mutation(({ input }) => input),
  read: trpc.procedure.input(text).query(({ input }) => input),
});
type Router = typeof router;

/** A client whose server answers when it is told to, and what has arrived there. */
function clientOf() {
  const arrived: string[] = [];
  const answers: (() => void)[] = [];
  const server: TRPCLink<Router> =
    () =>
    ({ op }) =>
      observable((observer) => {
        arrived.push(`${op.path} ${op.input}`);
        const number = arrived.length;
        answers.push(() => {
          observer.next({ result: { type: "data", data: `answer ${number}` } });
          observer.complete();
        });
      });
  const client = createTRPCClient<Router>({ links: [onePress(), server] });
  return { client, arrived, answer: () => answers.splice(0).forEach((say) => void say()) };
}

it("asks once for a change that is pressed twice, and both presses get the answer", async () => {
  const { client, arrived, answer } = clientOf();
  const presses = [client.make.mutate("key"), client.make.mutate("key")];
  answer();
  expect(await Promise.all(presses)).toEqual(["answer 1", "answer 1"]);
  expect(arrived).toEqual(["make key"]);
});

it("asks again once the first is answered, and for every other change", async () => {
  const { client, arrived, answer } = clientOf();
  const first = client.make.mutate("key");
  answer();
  await first;
  const later = [
    client.make.mutate("key"),
    client.make.mutate("other"),
    client.read.query("key"),
    client.read.query("key"),
  ];
  answer();
  await Promise.all(later);
  expect(arrived).toEqual(["make key", "make key", "make other", "read key", "read key"]);
});
