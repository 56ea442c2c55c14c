import type { about as english } from "../en/about.ts";
import type { Texts } from "../texts.ts";

export const about = {
  title: "關於回響",
  lead: "開放原始碼的客戶之聲平台。版本 {version}。",
  stored: {
    title: "什麼存在哪裡",
    lead: "所有內容都保存在執行此系統的機器上。會離開這些機器的內容都列在這裡，此外沒有別的。",
    database: "資料庫",
    databaseBody:
      "填答、評分、評論（已去識別）、評論原文（分開存放，憑授權查看）、設定、人員、工作和稽核紀錄，存於 PostgreSQL。",
    keeping: "保留多久",
    keepingBody:
      "填答一直保留到有人刪除，或保留其問卷設定的天數；到期後連同其計入的所有數字一併刪除，紀錄會寫明刪除了多少。",
    devices: "裝置位址",
    devicesBody: "不保存：防止濫用的限制按加密雜湊計數，雜湊不是位址。",
    files: "檔案",
    filesBody: "上傳和匯出的檔案，存於資料目錄。上傳保留 30 天，匯出保留 7 天。",
    contacts: "客戶",
    contactsBody:
      "客戶的姓名和地址存於同一資料庫，與他們所說的內容分開。刪除後永久移除，只保留一個雜湊值，用來確保不再打擾他們。",
    backups: "備份",
    backupsBody: "存放在系統維運人員指定的位置。備份之後被刪除的人，在還原時會再次被刪除。",
    letters: "信件",
    lettersBody: "邀請、提醒和連結透過為此系統設定的郵件伺服器寄出。",
    others: "其他系統",
    othersBody:
      "擁有者設定的 Webhook 會收到提醒、個案、決定和結論，其中不含客戶的言語和姓名。如果設定了身分提供者，登入時會向其核實身分。評論只在這些機器上分析，不經過任何外部服務。",
    secrets: "金鑰與密碼",
    secretsBody: "密碼存為 argon2id 雜湊，API 金鑰存為 SHA-256 雜湊；其他金鑰均由本系統自己的密鑰衍生。",
    browser: "您的瀏覽器",
    browserBody: "一個工作階段 Cookie、語言和主題。沒有追蹤，沒有第三方內容。",
  },
  licences: {
    title: "授權",
    body: "回響（Heard）是自由軟體，採用 Apache License 2.0。",
    fonts: "字型：Inter 與 Source Serif 4，採用 SIL Open Font License 1.1。",
    packages: "主要組成：{list}，各依其自身授權，授權隨套件提供。",
  },
  marks: {
    title: "商標",
    nps: "Net Promoter、Net Promoter Score、Net Promoter System 和 NPS 是 Bain & Company, Inc.、Fred Reichheld 與 NICE Satmetrix（Satmetrix Systems, Inc.）的註冊商標。回響（Heard）與其沒有關聯。",
    others: "其他產品名稱歸其擁有者所有，此處僅用於說明可以匯入什麼。",
  },
  links: {
    title: "更多資訊",
    api: "本系統的公開 API（OpenAPI 3.1）",
    source: "原始碼、說明與變更",
    sourceBody: "隨本系統提供：目錄中的 README.md、docs/ 和 CHANGELOG.md。",
  },
} as const satisfies Texts<typeof english>;
