import { askServer } from "./ask-server.ts";
import type { Conversation } from "./conversation.ts";
import type { OpenConversations } from "./open-conversations.ts";
import { silenceError } from "./socket.ts";

/** Time is counted in turns and not by a clock: a process that stood still for a while has heard nothing because it did not listen. */
const turnMs = 500;
/** Nothing at all was heard from whoever should be the server, or it does not let go. */
const startTurns = 6;
const askAfterTurns = 4;
const askEveryTurns = 2;
/** Nothing passes on the connection, and nobody answers a new one. */
const giveUpTurns = 16;
/** On the narrowest line that is waited for, 32 kB a second. */
const bytesPerTurn = 16_384;
/** An answer may be on its way while the server says that it has none to give. */
const signsOfLoss = 2;

/** What was given up while nobody answered: the server may hold its locks for it still, and is told when it answers again. By address and role. */
const givenUp = new Map<string, { pid: number; at: number }[]>();

type Silence = { turns: number; unreachedTurns: number; signs: number };

/**
 * Notices connections that stand and pass nothing: a firewall has forgotten them, a cable was pulled. TCP itself would wait for a quarter of an hour.
 * Whoever waits for an answer and hears nothing for two seconds is looked into: the server is asked, over a new connection, whether it works on it. What
 * it works on goes on for as long as it takes; what it knows nothing of is ended on both sides, and whoever waited is told that the database does not answer.
 */
export class SilenceWatch {
  readonly #url: string;
  readonly #open: OpenConversations;
  readonly #onSilence: () => void;
  readonly #silences = new Map<Conversation, Silence>();
  #timer: NodeJS.Timeout | null = null;
  #isAsking = false;
  #restTurns = 0;

  constructor(url: string, open: OpenConversations, onSilence: () => void) {
    this.#url = url;
    this.#open = open;
    this.#onSilence = onSilence;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#turn(), turnMs).unref();
  }

  #turn(): void {
    for (const conversation of this.#silences.keys())
      if (conversation.socket.destroyed) this.#silences.delete(conversation);
    const doubtful: Conversation[] = [];
    let openCount = 0;
    for (const conversation of this.#open) {
      openCount += 1;
      const silence = this.#listen(conversation);
      if (!silence) continue;
      const turns = silence.turns - conversation.saidSince / bytesPerTurn;
      if ((conversation.isOver || !conversation.hasHeard) && turns >= startTurns)
        this.#lose(conversation, silence.turns);
      else if (silence.unreachedTurns - conversation.saidSince / bytesPerTurn >= giveUpTurns) {
        const { pid } = conversation;
        if (pid !== null) givenUp.set(this.#url, [...(givenUp.get(this.#url) ?? []), { pid, at: performance.now() }]);
        this.#lose(conversation, silence.turns);
      } else if (conversation.hasHeard && !conversation.isOver && turns >= askAfterTurns) doubtful.push(conversation);
    }
    this.#restTurns -= 1;
    if ((doubtful.length > 0 || givenUp.has(this.#url)) && !this.#isAsking && this.#restTurns <= 0)
      void this.#ask(doubtful);
    if (openCount > 0) return;
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Counts a turn in which an answer is waited for and nothing came. */
  #listen(conversation: Conversation): Silence | null {
    if (!conversation.isWaiting || conversation.takeHeard()) {
      this.#silences.delete(conversation);
      return null;
    }
    const silence = this.#silences.get(conversation) ?? { turns: 0, unreachedTurns: 0, signs: 0 };
    silence.turns += 1;
    silence.unreachedTurns += 1;
    this.#silences.set(conversation, silence);
    return silence;
  }

  async #ask(doubtful: readonly Conversation[]): Promise<void> {
    this.#isAsking = true;
    const silences = doubtful.map((conversation) => this.#silences.get(conversation));
    try {
      await askServer(this.#url, async ({ sessions, end }) => {
        const before = givenUp.get(this.#url) ?? [];
        givenUp.delete(this.#url);
        for (const { pid, at } of before) if (sessions.has(pid)) await end([pid], performance.now() - at);
        const lost = doubtful.filter((conversation, place) => {
          const silence = silences[place];
          const isStillSilent = silence && this.#silences.get(conversation) === silence && !conversation.hasJustHeard;
          if (!isStillSilent || conversation.pid === null) return false;
          silence.signs = sessions.get(conversation.pid) === "works" ? 0 : silence.signs + 1;
          return silence.signs >= signsOfLoss;
        });
        if (lost.length === 0) return;
        for (const conversation of lost) this.#lose(conversation, this.#silences.get(conversation)?.turns ?? 0);
        // What it held on to for a client that is gone is free again: others wait for its locks.
        await end(lost.flatMap(({ pid }) => pid ?? []));
      });
      for (const silence of silences) if (silence) silence.unreachedTurns = 0;
    } catch {
      // Nobody answers: what has waited long enough for that is given up by the next turns.
    } finally {
      this.#isAsking = false;
      this.#restTurns = askEveryTurns;
    }
  }

  #lose({ socket }: Conversation, turns: number): void {
    const seconds = (turns * turnMs) / 1000;
    socket.destroy(
      silenceError(`The database has not answered on this connection for ${seconds} s, and does not work on an answer`),
    );
    this.#onSilence();
  }
}
