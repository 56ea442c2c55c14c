import { drawIcon } from "./icon.tsx";

// Places
export const HomeIcon = /*#__PURE__*/ drawIcon(
  "M2.5 7.2 8 2.5l5.5 4.7v5.8a.5.5 0 0 1-.5.5h-3.25v-3.75h-3.5v3.75H3a.5.5 0 0 1-.5-.5z",
);
export const VoiceIcon = /*#__PURE__*/ drawIcon("M2 6.5v3M5 4v8M8 2v12M11 4.5v7M14 6.5v3");
export const JourneyIcon = /*#__PURE__*/ drawIcon(
  "M4 3.5a1.5 1.5 0 1 0 0 .01M12 12.5a1.5 1.5 0 1 0 0 .01M5.5 3.5h5a2.25 2.25 0 0 1 0 4.5h-5a2.25 2.25 0 0 0 0 4.5h5",
);
export const CouncilIcon = /*#__PURE__*/ drawIcon(
  "M5 5.25a1.75 1.75 0 1 0 0-.01M11 5.25a1.75 1.75 0 1 0 0-.01M1.75 13c0-2.5 1.5-4 3.25-4s3.25 1.5 3.25 4M9 9.6c.6-.4 1.25-.6 2-.6 1.75 0 3.25 1.5 3.25 4",
);
export const PlanIcon = /*#__PURE__*/ drawIcon("M4 14V2.5M4 3h8l-2 2.75L12 8.5H4");
export const IdeaIcon = /*#__PURE__*/ drawIcon("M5.5 10.5a4 4 0 1 1 5 0V12h-5zM6.5 14h3");
export const CaseIcon = /*#__PURE__*/ drawIcon("M2.5 9 4.5 3h7l2 6v4.25h-11zM2.5 9h3.25a2.25 2.25 0 0 0 4.5 0h3.25");
export const SurveyIcon = /*#__PURE__*/ drawIcon("M4 2.5h8v11H4zM6.25 5.75h3.5M6.25 8.25h3.5M6.25 10.75h2");
export const DataIcon = /*#__PURE__*/ drawIcon(
  "M2.75 4c0-1.2 2.35-2 5.25-2s5.25.8 5.25 2-2.35 2-5.25 2-5.25-.8-5.25-2ZM2.75 4v8c0 1.2 2.35 2 5.25 2s5.25-.8 5.25-2V4M2.75 8c0 1.2 2.35 2 5.25 2s5.25-.8 5.25-2",
);
export const SettingsIcon = /*#__PURE__*/ drawIcon("M2 4.75h3.5M9.5 4.75H14M2 11.25h5M11 11.25h3M7.5 3v3.5M9 9.5V13");
export const UserIcon = /*#__PURE__*/ drawIcon(
  "M10.5 5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM2.75 14c.4-2.6 2.5-4.25 5.25-4.25S12.85 11.4 13.25 14",
);
export const OrganisationIcon = /*#__PURE__*/ drawIcon(
  "M3 14V3a.5.5 0 0 1 .5-.5h6a.5.5 0 0 1 .5.5v11M10 6.5h2.5a.5.5 0 0 1 .5.5v7M1.75 14h12.5M5.5 5.5h2M5.5 8.25h2M5.5 11h2",
);
export const KeyIcon = /*#__PURE__*/ drawIcon(
  "M8.6 7.4 13.75 2.25M11.5 4.5l1.75 1.75M9.5 10a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Z",
);
export const FileIcon = /*#__PURE__*/ drawIcon(
  "M9 2H4.5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V5.5zM9 2v3.5h3.5",
);
export const ChannelIcon = /*#__PURE__*/ drawIcon("M2.5 13.25V4a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5.25z");

// Moves
export const SearchIcon = /*#__PURE__*/ drawIcon("M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM10.25 10.25 14 14");
export const MenuIcon = /*#__PURE__*/ drawIcon("M2 4h12M2 8h12M2 12h12");
export const CloseIcon = /*#__PURE__*/ drawIcon("m4 4 8 8M12 4l-8 8");
export const ChevronDownIcon = /*#__PURE__*/ drawIcon("m4.5 6.5 3.5 3.5 3.5-3.5");
export const ChevronRightIcon = /*#__PURE__*/ drawIcon("M6.5 4.5 10 8l-3.5 3.5");
export const ChevronLeftIcon = /*#__PURE__*/ drawIcon("M9.5 4.5 6 8l3.5 3.5");
export const SwitchIcon = /*#__PURE__*/ drawIcon("M5 6.25 8 3.25l3 3M5 9.75l3 3 3-3");
export const SortDownIcon = /*#__PURE__*/ drawIcon("M8 3.5v9M4.5 9 8 12.5 11.5 9");
export const SortUpIcon = /*#__PURE__*/ drawIcon("M8 12.5v-9M4.5 7 8 3.5 11.5 7");
export const MoreIcon = /*#__PURE__*/ drawIcon(
  "",
  "M4.5 8a1.25 1.25 0 1 1-2.5 0 1.25 1.25 0 0 1 2.5 0Zm4.75 0a1.25 1.25 0 1 1-2.5 0 1.25 1.25 0 0 1 2.5 0ZM14 8a1.25 1.25 0 1 1-2.5 0A1.25 1.25 0 0 1 14 8Z",
);
export const ExternalIcon = /*#__PURE__*/ drawIcon("M6.5 3.5h-3v9h9v-3M9.5 2.5h4v4M13.25 2.75 7.5 8.5");

export const GripIcon = /*#__PURE__*/ drawIcon("M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01");
export const BranchIcon = /*#__PURE__*/ drawIcon("M4 3v4a3 3 0 0 0 3 3h5M9.6 7.4 12.2 10l-2.6 2.6");

// Deeds
export const CalendarIcon = /*#__PURE__*/ drawIcon(
  "M3.5 3.5h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1ZM2.5 6.75h11M5.25 2v3M10.75 2v3",
);
export const BookmarkIcon = /*#__PURE__*/ drawIcon("M4 2.5h8v11.25l-4-2.75-4 2.75z");
export const LinkIcon = /*#__PURE__*/ drawIcon(
  "M6.75 9.25 9.25 6.75M7.5 4.5 8.75 3.2a2.85 2.85 0 0 1 4.05 4.05L11.5 8.5M8.5 11.5 7.25 12.8A2.85 2.85 0 0 1 3.2 8.75L4.5 7.5",
);
export const DownloadIcon = /*#__PURE__*/ drawIcon("M8 2.5v7.25M4.75 6.75 8 10l3.25-3.25M2.5 13.25h11");
export const UploadIcon = /*#__PURE__*/ drawIcon("M8 10V2.75M4.75 5.75 8 2.5l3.25 3.25M2.5 13.25h11");
export const PrintIcon = /*#__PURE__*/ drawIcon(
  "M4.5 5.5v-3h7v3M4.5 11.5h-2v-5a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v5h-2M4.5 9.5h7v4h-7z",
);
export const CheckIcon = /*#__PURE__*/ drawIcon("m3 8.75 3.25 3.25L13 4.75");
export const PlusIcon = /*#__PURE__*/ drawIcon("M8 3v10M3 8h10");
export const UndoIcon = /*#__PURE__*/ drawIcon("M5.5 2.75 2.75 5.5 5.5 8.25M3 5.5h6.25a4 4 0 0 1 0 8H5.5");
export const PauseIcon = /*#__PURE__*/ drawIcon("M5.5 3v10M10.5 3v10");
export const PlayIcon = /*#__PURE__*/ drawIcon("M4.75 2.75v10.5L13 8z");
export const TrashIcon = /*#__PURE__*/ drawIcon(
  "M2.75 4.5h10.5M6 4.5v-2h4v2M4 4.5l.6 8.1a1 1 0 0 0 1 .9h4.8a1 1 0 0 0 1-.9l.6-8.1",
);
export const EditIcon = /*#__PURE__*/ drawIcon("M10.5 3 13 5.5 5.5 13l-3 .5.5-3z");
export const CopyIcon = /*#__PURE__*/ drawIcon(
  "M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1ZM10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2",
);
export const QrIcon = /*#__PURE__*/ drawIcon(
  "M2.75 2.75h4v4h-4zM9.25 2.75h4v4h-4zM2.75 9.25h4v4h-4zM9.25 9.25h1.5v1.5M13.25 9.25v4M9.25 13.25h1.5",
);
export const RefreshIcon = /*#__PURE__*/ drawIcon("M13.25 8a5.25 5.25 0 1 1-1.6-3.75M13.25 2v3h-3");
export const EyeIcon = /*#__PURE__*/ drawIcon(
  "M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8ZM9.75 8a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0Z",
);
export const SignOutIcon = /*#__PURE__*/ drawIcon(
  "M6.5 2.5h-3a.5.5 0 0 0-.5.5v10a.5.5 0 0 0 .5.5h3M7 8h6.5M10.75 5.25 13.5 8l-2.75 2.75",
);
export const UpIcon = /*#__PURE__*/ drawIcon("M8 13V3.5M4.25 7.25 8 3.5l3.75 3.75");
export const DownIcon = /*#__PURE__*/ drawIcon("M8 3v9.5M4.25 8.75 8 12.5l3.75-3.75");

// States
export const InfoIcon = /*#__PURE__*/ drawIcon("M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM8 7.5v3.25M8 5.1v.15");
export const AlertIcon = /*#__PURE__*/ drawIcon("M8 2.25 14.5 13.5h-13zM8 6.5v3.25M8 11.4v.1");
export const LockIcon = /*#__PURE__*/ drawIcon(
  "M4 7h8a.5.5 0 0 1 .5.5V13a.5.5 0 0 1-.5.5H4a.5.5 0 0 1-.5-.5V7.5A.5.5 0 0 1 4 7ZM5.25 7V5a2.75 2.75 0 0 1 5.5 0v2",
);
export const ClockIcon = /*#__PURE__*/ drawIcon("M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM8 4.75V8l2.25 1.5");
