/** The list of all checks as a page of the documentation and as text; `npm run docs` writes the page. */
import { CHECK_GROUPS } from "../check/checks";
import { BASES, type Basis } from "../rules/basis";
import { SEVERITY_NAMES } from "./severity-names";

const BASIS_IDS = Object.keys(BASES) as readonly Basis[];

/** Bases are numbered, so that a check can name one in a word. */
function basisNumber(basis: Basis): string {
  return `依据${BASIS_IDS.indexOf(basis) + 1}`;
}

export function checksPage(): string {
  const groups = CHECK_GROUPS.flatMap(({ title, checks }) => [
    `## ${title}`,
    "",
    ...checks.flatMap(({ id, title: name, severity, says, basis }) => [
      `- \`${id}\` **${name}**（${SEVERITY_NAMES[severity]}）`,
      "",
      `  ${says}（${basisNumber(basis)}）`,
      "",
    ]),
  ]);
  return [
    "# 核对项目",
    "",
    "<!-- Written by `npm run docs` from the catalogues; a test compares both. -->",
    "",
    "每一条问题都带有下列编号之一。括号里是该项最重的级别；四舍五入的尾差一律只作说明。",
    "",
    ...groups,
    "## 依据",
    "",
    ...BASIS_IDS.map((basis) => `- **${basisNumber(basis)}** ${BASES[basis]}`),
    "",
  ].join("\n");
}

/** For the command line: a check a line, under the titles of their groups. */
export function checksText(): string {
  return CHECK_GROUPS.flatMap(({ title, checks }) => [
    title,
    ...checks.map(
      ({ id, severity, says, basis }) =>
        `  ${id} [${SEVERITY_NAMES[severity]}] ${says}\n    依据：${BASES[basis]}`,
    ),
  ]).join("\n");
}

/** One object a check, as `rules --json` prints them. */
export function checksJson(): readonly Readonly<Record<string, string>>[] {
  return CHECK_GROUPS.flatMap(({ title: group, checks }) =>
    checks.map(({ id, title, severity, says, basis }) => ({
      id,
      group,
      title,
      severity,
      says,
      basis: BASES[basis],
    })),
  );
}
