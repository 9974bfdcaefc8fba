import type { Database } from "../../db/connect.ts";
import type { Config } from "../config.ts";

/** What doctor looks at. `database` is the owner's, opened but never migrated: a look changes nothing. */
export type Patient = {
  env: Record<string, string | undefined>;
  nodeVersion: string;
  config: Config;
  ownerUrl: string;
  database: Database;
};

/** One line of the report; advice says what to do, and is missing where nothing is to be done. `heed`: no fault, but not all is as in office use. */
export type Finding = { well: boolean; words: string; advice?: string; heed?: true };

/** One question doctor asks, of exactly the parts it needs: where one of them is missing, it is left out. */
export type Check = {
  name: string;
  needs: readonly (keyof Patient)[];
  /** A part that is not fit to be asked further when this check finds anything wrong. */
  gate?: keyof Patient;
  secondsMax?: number;
  run(patient: Patient): Promise<readonly Finding[]>;
};

export const well = (words: string): Finding => ({ well: true, words });
export const heed = (words: string): Finding => ({ well: true, words, heed: true });
export const ill = (words: string, advice: string): Finding => ({ well: false, words, advice });
