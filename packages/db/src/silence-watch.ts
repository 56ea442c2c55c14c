import { askServer, type Session } from "./ask-server.ts";
import type { Conversation } from "./conversation.ts";
import type { OpenConversations } from "./open-conversations.ts";
import { silenceError } from "./socket.ts";

/** Time is counted in turns and not by a clock: a process that stood still for a while has heard nothing because it did not listen. */
const turnMs = 500;
/** Nothing at all was heard from whoever should be the server, and others hear from it; or it does not let go. */
const startTurns = 6;
const askAfterTurns = 4;
const askEveryTurns = 2;
/** What the server was found at work on is asked after half as often each time, down to once in ten seconds: an export takes minutes. */
const longestRestTurns = 20;
/** Nothing passes on the connection, and nobody has answered a new one for so long. */
const giveUpTurns = 12;
/** On the narrowest line that is waited for, 32 kB a second. */
const bytesPerTurn = 16_384;
/** An answer may be on its way while the server says that it has none to give. */
const signsOfLoss = 2;

/** What was given up while nobody answered: the server may hold its locks for it still, and is told when it answers again. By address and role. */
const givenUp = new Map<string, { session: Session; at: number }[]>();

/** Of the turns since it is to be asked after, those in which nobody answered. */
type Silence = { turns: number; askAtTurn: number; restTurns: number; unansweredTurns: number; signs: number };

/**
 * Notices connections that stand and pass nothing: a firewall has forgotten them, a cable was pulled. TCP itself would wait for a quarter of an hour.
 * Whoever waits for an answer and hears nothing for two seconds is looked into: the server is asked, over a new connection, whether it works on it. What
 * it works on goes on for as long as it takes, and is asked after ever less often; what it knows nothing of is ended on both sides, and whoever waited is told that the database does not answer.
 */
export class SilenceWatch {
  readonly #url: string;
  readonly #name: string;
  readonly #open: OpenConversations;
  readonly #onSilence: () => void;
  readonly #silences = new Map<Conversation, Silence>();
  #timer: NodeJS.Timeout | null = null;
  #isAsking = false;
  #restTurns = 0;

  /** @param name what the connections of this pool, and none else, are called at the server */
  constructor({ url, name }: { url: string; name: string }, open: OpenConversations, onSilence: () => void) {
    this.#url = url;
    this.#name = name;
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
      if (silence.unansweredTurns >= giveUpTurns) this.#giveUp(conversation, silence);
      else if (!conversation.isOver) {
        if (silence.unansweredTurns > 0) doubtful.push(conversation);
      } else if (silence.turns >= startTurns) this.#lose(conversation, silence);
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
    const silence = this.#silences.get(conversation) ?? {
      ...{ turns: 0, askAtTurn: askAfterTurns, restTurns: askEveryTurns, unansweredTurns: 0, signs: 0 },
    };
    silence.turns += 1;
    if (silence.turns - conversation.saidSince / bytesPerTurn >= silence.askAtTurn) silence.unansweredTurns += 1;
    this.#silences.set(conversation, silence);
    return silence;
  }

  async #ask(doubtful: readonly Conversation[]): Promise<void> {
    this.#isAsking = true;
    const silences = doubtful.map((conversation) => this.#silences.get(conversation));
    try {
      await askServer(this.#url, async ({ stateOf, end }) => {
        const before = givenUp.get(this.#url) ?? [];
        givenUp.delete(this.#url);
        for (const { session, at } of before) if (stateOf(session)) await end([session], performance.now() - at);
        const lost: Conversation[] = [];
        for (const [place, conversation] of doubtful.entries()) {
          const silence = silences[place];
          if (!silence || this.#silences.get(conversation) !== silence || conversation.hasJustHeard) continue;
          const session = this.#sessionOf(conversation);
          this.#judge(silence, session !== null && stateOf(session) === "works");
          if (silence.signs < signsOfLoss || (!session && silence.turns < startTurns)) continue;
          lost.push(conversation);
          this.#lose(conversation, silence);
        }
        // What it held on to for a client that is gone is free again: others wait for its locks.
        if (lost.length > 0) await end(lost.flatMap((conversation) => this.#sessionOf(conversation) ?? []));
      });
      for (const silence of silences) if (silence) silence.unansweredTurns = 0;
    } catch {
      // Nobody answers: what has waited long enough for that is given up by the next turns.
    } finally {
      this.#isAsking = false;
      this.#restTurns = askEveryTurns;
    }
  }

  /** Notes what the server said of it, and when it is asked next. */
  #judge(silence: Silence, isWorkedOn: boolean): void {
    silence.signs = isWorkedOn ? 0 : silence.signs + 1;
    silence.askAtTurn = silence.turns + (isWorkedOn ? silence.restTurns : askEveryTurns);
    silence.restTurns = isWorkedOn ? Math.min(longestRestTurns, silence.restTurns * 2) : askEveryTurns;
  }

  #sessionOf({ pid }: Conversation): Session | null {
    return pid === null ? null : { pid, name: this.#name };
  }

  #giveUp(conversation: Conversation, silence: Silence): void {
    const session = this.#sessionOf(conversation);
    if (session) givenUp.set(this.#url, [...(givenUp.get(this.#url) ?? []), { session, at: performance.now() }]);
    this.#lose(conversation, silence);
  }

  #lose({ socket }: Conversation, { turns }: Silence): void {
    const seconds = (turns * turnMs) / 1000;
    socket.destroy(
      silenceError(`The database has not answered on this connection for ${seconds} s, and does not work on an answer`),
    );
    this.#onSilence();
  }
}
