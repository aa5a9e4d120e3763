import {QUARTERS, type Quarter} from "./places.js";

/** An electoral ward: quarters that lie together, across the boundaries of Bezirke where the number of voters asks for it. */
export interface Ward {
  readonly key: string;
  readonly name: string;
  readonly quarters: readonly Quarter[];
}

const MEMBERS: readonly (readonly [name: string, keys: string])[] = [
  ["Altstadt-West", "010101 010201 010301"],
  ["Klosterviertel", "010103 010302 040101"],
  ["Jakobivorstadt", "010202 010401 010403"],
  ["Schloßgarten", "010203 010303 040102 050101"],
  ["Hochschule-Mühlenwerder", "010402 010503 020101"],
  ["Brücken- und Werftviertel", "010501 020102 020201"],
  ["Theater- und Kreuzviertel", "010502 020103 030101"],
  ["Hafen-Altenselde", "020202 020203 020204 020401 020402 060303 060304"],
  ["Lohfeld", "020301 020302 020303"],
  ["Heide-Moor", "020403 030201 030202 030203"],
  ["Sankt Georg", "010102 030102 030103 030401"],
  ["Sternfeld-Bärenhorst", "030301 030302 030501 030502"],
  ["Seldewiesen", "030303 030402 030403 030503 030504"],
  ["Weberbreite", "040103 040201 040202 040203"],
  ["Kalkofen-Felden", "040301 040302 040401 040402 040403"],
  ["Rosenberg-Waldstadt", "050102 050103 050201 050202 050302 050303"],
  ["Weststadt", "050301 060101 060102 060301 060302"],
  ["Kiesgrund", "060103 060201 060202"]
];

/** The wards in the order of their keys; every quarter belongs to exactly one. */
export const WARDS: readonly Ward[] = MEMBERS.map(([name, keys], i) => ({
  key: `W${String(i + 1).padStart(2, "0")}`,
  name,
  quarters: QUARTERS.filter(({key}) => keys.split(" ").includes(key))
}));

export function wardOf(quarter: Quarter): Ward {
  return WARDS.find(({quarters}) => quarters.includes(quarter))!;
}
