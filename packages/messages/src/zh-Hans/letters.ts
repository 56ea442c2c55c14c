import type { letters as english } from "../en/letters.ts";
import type { Texts } from "../texts.ts";

export const letters = {
  begin: "开始回答",
  why: "{organisation} 想听听您的意见，因此给您写了这封邮件。",
  stop: "不再给我发这类邮件",
  answerHere: "请在这里回答：",
  answerDirectly: "或直接选择分数：",
  stopHere: "如果不想再收到这类邮件：",
  test: "[测试] {subject}",
  draft: {
    subject: "您对 {organisation} 的感受如何？",
    body: "{name}，您好：\n\n您对我们还满意吗？只需一分钟，您说的每句话我们都会看。\n\n谢谢\n{organisation}",
    message: "{organisation}：您的感受如何？{link}",
  },
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
