export type MatterState = "draft";
