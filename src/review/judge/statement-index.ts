/** Statements by what they speak of: a long text is walked through once, not once a statement. */
import type { Section } from "../read/sections";
import type { Statement, Subject } from "../read/claims";

export interface StatementIndex {
  /** Of the same subject in the same section, in the order of the text. */
  readonly sameInSection: (subject: Subject, section: Section | null) => readonly Statement[];
  readonly ofIndicator: (id: string) => readonly Statement[];
  readonly partsOf: (whole: Statement) => readonly Statement[];
  readonly wholes: readonly Statement[];
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
  for (const statement of statements) {
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
  };
}

/** 类, 款 and 项 make the key together: one 项 stands under several 款. */
export function subjectKey(subject: Subject): string {
  if (subject.kind === "indicator") return subject.indicator.id;
  const { path, level } = subject;
  const names = (["类", "款", "项"] as const).map((each) => bare(path[each]?.name ?? ""));
  return `${level}:${names.join("/")}`;
}

/** 支出（类） and （类）支出 are one name. */
export function bare(name: string): string {
  return name.replace(/支出$/u, "");
}
