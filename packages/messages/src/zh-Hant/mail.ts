import type { mail as english } from "../en/mail.ts";
import type { Texts } from "../texts.ts";

export const mail = {
  alerts: {
    subject: "{organisation}：{count} 處變化",
    text: "{name}，您好：\n\n以下變化超出偶然波動：\n\n{lines}\n\n幅度、起始時間與發現依據：\n{link}\n\n此郵件由您訂閱；可在同一頁面停止。",
  },
  invitation: {
    subject: "{organisation} 邀請您使用回響",
    text: "您好：\n\n{organisation} 邀請您使用回響，在這裡，顧客的意見會變成評分和改進計畫。\n\n您的角色：{roles}\n\n請在 {days} 天內透過以下連結接受邀請：\n{link}\n\n如果您沒有料到會收到這封郵件，不必理會；沒有您的同意，什麼都不會發生。",
  },
  lateCase: {
    subject: "{organisation} 的個案 {number} 已逾時",
    text: "{name}，您好：\n\n個案 {number}（「{title}」）的處理時限已過，現上報給您：\n{link}\n\n客戶說了什麼、已經做了什麼，都在那裡。",
  },
  minutes: {
    subject: "{organisation} 委員會會議紀錄，{day}",
    text: "{organisation} 委員會會議，{day}\n\n出席：{present}\n缺席：{absent}\n代理：{proxies}\n\n{items}\n\n在 Heard 中查看會議：\n{link}",
  },
  passwordLink: {
    subject: "設定新的回響密碼",
    text: "{name}，您好：\n\n請在一小時內透過以下連結設定新密碼，連結只能用一次：\n{link}\n\n設定後，您的所有工作階段都會結束。如果這不是您的要求，不必理會；密碼維持不變。",
  },
  signInLink: {
    subject: "登入回響",
    text: "{name}，您好：\n\n請在 15 分鐘內透過以下連結登入，連結只能用一次：\n{link}\n\n如果這不是您的要求，不必理會；沒有這個連結，誰也無法登入。",
  },
  webhookFailing: {
    subject: "{organisation} 的 Webhook「{webhook}」已停用",
    text: "{name}，您好：\n\n「{webhook}」（{host}）已有 {days} 天沒有接收任何訊息，因此不再向它傳送。錯過的訊息會保留三十天。\n\n恢復正常後，請啟用它並重新傳送錯過的訊息：\n{link}",
  },
  webhookGone: {
    subject: "{organisation} 的 Webhook「{webhook}」已停用",
    text: "{name}，您好：\n\n「{webhook}」（{host}）回應了 410：它不再需要任何訊息，因此不再向它傳送。\n\n錯過的訊息會保留三十天：\n{link}",
  },
} as const satisfies Texts<typeof english>;
