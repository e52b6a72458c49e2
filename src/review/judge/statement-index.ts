/** Statements by what they speak of: a long text is walked through once, not once a statement. */
import type { Section } from "../read/sections";
import type { Claim, Statement, Subject, TextPlace } from "../read/claims";
import type { Block } from "../read/normalize";
import type { Indicator } from "../words/indicator";

export interface StatementIndex {
  /** Of the same subject in the same section, in the order of the text. */
  readonly sameInSection: (subject: Subject, section: Section | null) => readonly Statement[];
  readonly ofIndicator: (id: Indicator["id"]) => readonly Statement[];
  readonly partsOf: (whole: Statement) => readonly Statement[];
  readonly wholes: readonly Statement[];
  /** The claim, or the one that begins at the place, with its statement. */
  readonly claimAt: (
    of: Claim | TextPlace,
  ) => { readonly claim: Claim; readonly statement: Statement } | null;
}

export function indexStatements(statements: readonly Statement[]): StatementIndex {
  const bySubject = new Map<string, Statement[]>();
  const byIndicator = new Map<string, Statement[]>();
  const byWhole = new Map<Statement, Statement[]>();
  const add = <Key>(map: Map<Key, Statement[]>, key: Key, statement: Statement): void => {
    const list = map.get(key);
    if (list) list.push(statement);
    else map.set(key, [statement]);
  };
  const byClaim = new Map<Claim, Statement>();
  const byPlace = new Map<Block, Map<number, Claim>>();
  for (const statement of statements) {
    for (const claim of statement.claims) {
      byClaim.set(claim, statement);
      const places = byPlace.get(claim.at.block) ?? new Map<number, Claim>();
      byPlace.set(claim.at.block, places);
      if (!places.has(claim.at.start)) places.set(claim.at.start, claim);
    }
    const { subject, section, whole } = statement;
    add(bySubject, `${section ?? ""}|${subjectKey(subject)}`, statement);
    if (subject.kind === "indicator") add(byIndicator, subject.indicator.id, statement);
    if (whole) add(byWhole, whole, statement);
  }
  return {
    sameInSection: (subject, section) => bySubject.get(`${section ?? ""}|${subjectKey(subject)}`) ?? [],
    ofIndicator: (id) => byIndicator.get(id) ?? [],
    partsOf: (whole) => byWhole.get(whole) ?? [],
    wholes: [...byWhole.keys()],
    claimAt: (of) => {
      const claim = "kind" in of ? of : byPlace.get(of.block)?.get(of.start);
      const statement = claim && byClaim.get(claim);
      return claim && statement ? { claim, statement } : null;
    },
  };
}

/** 类, 款 and 项 make the key together: one 项 stands under several 款. */
export function subjectKey(subject: Subject): string {
  if (subject.kind === "indicator") return subject.indicator.id;
  const { path, level } = subject;
  const names = (["类", "款", "项"] as const).map((each) => bare(path[each]?.name ?? ""));
  const column = subject.kind === "column" ? `#${subject.column}` : "";
  return `${level}:${names.join("/")}${column}`;
}

/** 支出（类） and （类）支出 are one name. */
export function bare(name: string): string {
  return name.replace(/支出$/u, "");
}
