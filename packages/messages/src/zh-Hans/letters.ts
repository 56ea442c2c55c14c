import type { letters as english } from "../en/letters.ts";
import type { Texts } from "../texts.ts";

export const letters = {
  begin: "开始回答",
  why: "{organisation} 想听听您的意见，因此给您写了这封邮件。",
  stop: "不再给我发这类邮件",
  answerHere: "请在这里回答：",
  stopHere: "如果不想再收到这类邮件：",
  test: "[测试] {subject}",
  preferences: {
    title: "{organisation} 可以就哪些事联系您？",
    text: "点一下按钮，立即生效。",
    stop: "不再接收",
    stopAll: "以后什么都不要发给我",
    stopped: "不会再就此联系您。",
    allStopped: "您不会再收到 {organisation} 的任何消息。",
    invalidTitle: "链接不完整",
    invalidText: "请重新点开邮件里的链接，或者把链接完整地复制过来。",
  },
} as const satisfies Texts<typeof english>;
