import { UNIT_WORDS } from "./unit-words.ts";

/**
 * How a way of writing relates to its unit. name, alias, variant: the whole name · short: keeps the kind (滇润市场) ·
 * stem: the name without its kind (普坪) · nick: an alias without a kind · place: a stem that is also a road or a
 * temple (春雨路) · hint: may mean it, never alone (书林一小 of its 福海校区) · cue: only before 那边 (公安).
 */
export const FORM = {
  name: 0,
  alias: 1,
  variant: 2,
  short: 3,
  stem: 4,
  nick: 5,
  place: 6,
  hint: 7,
  cue: 8,
} as const;
export type FormKind = (typeof FORM)[keyof typeof FORM];

/** Takes one way of writing; `everyday` when its own part is also a word people use for other things. */
export type AddForm = (form: string, kind: FormKind, everyday: boolean) => void;

/** 春雨路, 弥勒寺: where something is, before it is whose it is. */
export const isPlace = (stem: string): boolean => UNIT_WORDS.placeStems.includes(stem.slice(-1));
