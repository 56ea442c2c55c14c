import type { WebhookMessage } from "./compose.ts";
import type { WebhookKind } from "./rules.ts";
import { signForFeishu } from "./sign.ts";

const mostCharacters = 1000;

/** The body in the form that each kind of receiver takes. `organisation` is its key. */
export function formBody(
  kind: WebhookKind,
  message: WebhookMessage,
  { organisation, feishu }: { organisation: string; feishu: { secret: string; now: Date } | null },
): string {
  const { title, text, link } = message;
  const [plainTitle, plainText] = [harmless(title), harmless(text)];
  switch (kind) {
    case "generic": {
      const { type, at, subject } = message;
      return JSON.stringify({ type, timestamp: at.toISOString(), data: { organisation, ...subject, text, link } });
    }
    case "wecom":
      return JSON.stringify({
        msgtype: "markdown",
        markdown: { content: `**${plainTitle}**\n${plainText}\n[${link}](${link})` },
      });
    case "dingtalk":
      return JSON.stringify({
        msgtype: "markdown",
        markdown: { title: plainTitle, text: `**${plainTitle}**\n\n${plainText}\n\n[${link}](${link})` },
      });
    case "feishu":
      return JSON.stringify({
        ...(feishu ? signForFeishu(feishu.secret, feishu.now) : {}),
        msg_type: "post",
        content: { post: { zh_cn: { title: plainTitle, content: feishuLines(plainText, link) } } },
      });
    case "slack":
      return JSON.stringify({ text: `*${forSlack(title)}*\n${forSlack(text)}\n<${link}>` });
    case "teams":
      return JSON.stringify(cardOf(plainTitle, plainText, link));
  }
}

const feishuLines = (text: string, link: string) => [[{ tag: "text", text }], [{ tag: "a", text: link, href: link }]];

function cardOf(title: string, text: string, link: string) {
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    body: [
      { type: "TextBlock", text: title, weight: "Bolder", wrap: true },
      { type: "TextBlock", text, wrap: true },
    ],
    actions: [{ type: "Action.OpenUrl", title: "Heard", url: link }],
  };
  return { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }] };
}

/** Titles of plans are written by people: none of it may become a link, a picture or a call to everybody in a chat. */
const harmless = (text: string): string =>
  shortened(text).replace(/[<>[\]()`*_~#@]/gu, (sign) => lookalikes[sign] ?? sign);
const lookalikes: Readonly<Record<string, string>> = {
  ...{ "<": "‹", ">": "›", "[": "［", "]": "］", "(": "（", ")": "）", "`": "'" },
  ...{ "*": "∗", _: "＿", "~": "～", "#": "＃", "@": "＠" },
};
/** The three signs by which Slack knows links, mentions and calls. */
const forSlack = (text: string): string =>
  shortened(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[*_~`]/gu, (sign) => lookalikes[sign] ?? sign);
const shortened = (text: string): string => [...text].slice(0, mostCharacters).join("");

/** Whether a chat system took the message: most of them answer 200 to what they refuse, and say it inside. */
export function isTaken(kind: WebhookKind, text: string): boolean {
  if (kind !== "wecom" && kind !== "dingtalk" && kind !== "feishu") return true;
  try {
    const { errcode, code, StatusCode } = JSON.parse(text) as Record<string, unknown>;
    return (errcode ?? code ?? StatusCode) === 0;
  } catch {
    return false;
  }
}
