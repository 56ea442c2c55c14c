import type { letters as english } from "../en/letters.ts";
import type { Texts } from "../texts.ts";

export const letters = {
  begin: "開始回答",
  why: "{organisation} 想聽聽您的意見，因此寄給您這封信。",
  stop: "不再寄給我這類信件",
  answerHere: "請在這裡回答：",
  answerDirectly: "或直接選擇分數：",
  stopHere: "如果不想再收到這類信件：",
  test: "[測試] {subject}",
  draft: {
    subject: "您對 {organisation} 的感受如何？",
    body: "{name}，您好：\n\n您對我們還滿意嗎？只要一分鐘，您說的每句話我們都會看。\n\n謝謝\n{organisation}",
    message: "{organisation}：您的感受如何？{link}",
  },
  preferences: {
    title: "{organisation} 可以就哪些事與您聯絡？",
    text: "按一下按鈕，立即生效。",
    stop: "不再接收",
    stopAll: "以後什麼都不要寄給我",
    stopped: "不會再就此與您聯絡。",
    allStopped: "您不會再收到 {organisation} 的任何訊息。",
    invalidTitle: "連結不完整",
    invalidText: "請重新點開信中的連結，或者把連結完整地複製過來。",
  },
} as const satisfies Texts<typeof english>;
