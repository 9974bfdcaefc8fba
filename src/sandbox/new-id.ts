import { randomBytes } from "node:crypto";

/** An id of the platform's kind: om_…, oc_…, img_v3_… */
export const newId = (prefix: string) => `${prefix}_${randomBytes(16).toString("hex")}`;
