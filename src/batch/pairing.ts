/**
 * Which files of a folder belong together: a workbook, its narrative, its publication, last year's. By name alone: the same
 * name, or names that are the same but for words that say nothing of whose they are, where one only can be meant.
 */
import { basename, extname, folderOf, inFolder } from "./paths";

export interface Job {
  /** Paths below the folder, with forward slashes; a narrative or PDF without a workbook stands in its place. */
  readonly workbook: string;
  readonly narrative: string | null;
  readonly prior: string | null;
  /** The PDF that was published of it. */
  readonly publication: string | null;
}

const WORKBOOKS = new Set([".xlsx", ".xlsm", ".xls"]);
const NARRATIVES = new Set([".docx", ".txt", ".md"]);
const PUBLICATIONS = new Set([".pdf"]);
/** Endings that say what a file is to the workbook of the same name. */
const NARRATIVE_ENDING = /[-_\s]*(?:部门)?(?:决算)?(?:情况)?说明$/u;
const PUBLICATION_ENDING = /[-_\s]*(?:部门|单位)?(?:决算)?公开(?:文本|稿|版)?$/u;
const PRIOR_ENDING = /[-_\s]*(?:上年|去年|上年度)$/u;

interface Named {
  readonly path: string;
  /** Folder and name without the ending. */
  readonly stem: string;
}

/**
 * Every workbook that is not named as another's last year is a job, then every PDF that has none and every narrative that
 * has none, by name.
 */
export function pair(paths: readonly string[]): Job[] {
  const visible = [...paths].filter((path) => !/^(?:~\$|\.)/u.test(basename(path))).sort();
  const named = (extensions: ReadonlySet<string>): Named[] =>
    visible
      .filter((path) => extensions.has(extname(path).toLowerCase()))
      .map((path) => ({ path, stem: stemOf(path) }));
  const workbooks = named(WORKBOOKS);
  const narratives = named(NARRATIVES);
  const publications = named(PUBLICATIONS).filter(({ path }) => !isOurs(basename(path)));
  const stems = new Set(workbooks.map(({ stem }) => stem));
  // 甲局-上年 without 甲局 is a workbook as any other: none is left out.
  const priors = workbooks.filter(
    ({ stem }) => PRIOR_ENDING.test(stem) && stems.has(stem.replace(PRIOR_ENDING, "")),
  );
  const byName = workbooks
    .filter((workbook) => !priors.includes(workbook))
    .map(({ path, stem }): Job => ({
      workbook: path,
      narrative:
        (
          belonging(stem, narratives, NARRATIVE_ENDING) ??
          publications.find((each) => each.stem !== stem && each.stem.replace(NARRATIVE_ENDING, "") === stem)
        )?.path ?? null,
      prior: priorOf(stem, priors, workbooks),
      publication: belonging(stem, publications, PUBLICATION_ENDING)?.path ?? null,
    }));
  const jobs = withAlike(byName, [
    ...narratives.filter(({ path }) => isReceived(basename(path))),
    ...publications,
  ]);
  const taken = new Set(jobs.flatMap(({ narrative, publication }) => [narrative, publication]));
  const published = publications
    .filter(({ path }) => !taken.has(path))
    .map(({ path, stem }): Job => ({ ...aloneJob(path), prior: priorOf(stem, priors, workbooks) }));
  const alone = narratives.filter(({ path }) => !taken.has(path) && isReceived(basename(path)));
  return [...jobs, ...published, ...alone.map(({ path }) => aloneJob(path))];
}

/** Words of a name that say what a file is, and not whose. */
const GENERAL =
  /(?:20\d{2})?年?度|20\d{2}年?|部门|单位|本级|决算|公开|情况|说明|文字|文本|报表|附表|附件|材料|送审|定稿|终稿|表|稿|版|[\p{P}\p{S}\s\d]/gu;

/** What a name says of whose it is; empty where it says only what. */
export function ownName(name: string): string {
  return name.replace(GENERAL, "");
}

/** Whose a file is: its own name, or that of its folder where it has none. */
function ownerOf(stem: string): string {
  const folder = folderOf(stem);
  return `${folder}/${ownName(basename(stem)) || ownName(basename(folder))}`;
}

const yearOf = (stem: string): string | undefined => /(?<!\d)20\d{2}(?!\d)/u.exec(basename(stem))?.[0];

/** Texts that no workbook took go to the one workbook of the same owner, where there is one text of their kind alone. */
function withAlike(jobs: readonly Job[], texts: readonly Named[]): Job[] {
  const taken = new Set(jobs.flatMap(({ narrative, publication }) => [narrative, publication]));
  const priors = new Set(jobs.map(({ prior }) => prior));
  const stems = new Map(jobs.map(({ workbook }) => [workbook, stemOf(workbook)]));
  const own = (wanted: string): Job[] =>
    jobs.filter(({ workbook }) => !priors.has(workbook) && ownerOf(stems.get(workbook) ?? "") === wanted);
  const free = texts
    .filter(({ path }) => !taken.has(path))
    .map(({ path, stem }) => ({ path, stem, owner: ownerOf(stem), isText: isNarrativeName(path) }));
  const given = new Map<string, Partial<Job>>();
  for (const { path, stem, owner, isText } of free) {
    const [job, ...others] = own(owner);
    const isOne = free.filter((other) => other.owner === owner && other.isText === isText).length === 1;
    if (!job || others.length > 0 || !isOne) continue;
    const [year, ownYear] = [yearOf(stem), yearOf(stems.get(job.workbook) ?? "")];
    if (year !== undefined && ownYear !== undefined && year !== ownYear) continue;
    if (isText ? job.narrative === null : job.publication === null)
      given.set(job.workbook, {
        ...given.get(job.workbook),
        ...(isText ? { narrative: path } : { publication: path }),
      });
  }
  return jobs.map((job) => ({ ...job, ...given.get(job.workbook) }));
}

/** A PDF is what was published, unless it is called 说明. */
function isNarrativeName(path: string): boolean {
  return !PUBLICATIONS.has(extname(path).toLowerCase()) || NARRATIVE_ENDING.test(stemOf(path));
}

function aloneJob(path: string): Job {
  return { workbook: path, narrative: null, prior: null, publication: null };
}

/** That of the same name, or of the same name with an ending. */
function belonging(stem: string, files: readonly Named[], ending: RegExp): Named | undefined {
  return (
    files.find((candidate) => candidate.stem === stem) ??
    files.find((candidate) => candidate.stem.replace(ending, "") === stem)
  );
}

/** A report, a copy or an opinion that a run like this one wrote. */
function isOurs(name: string): boolean {
  return /\.(?:xlsx|xlsm|xls|pdf|docx|txt|md)\.md$|^标注-|审核意见/iu.test(name);
}

/** A narrative by its name. */
function isReceived(name: string): boolean {
  return !isOurs(name) && /决算|说明|公开|三公/u.test(name);
}

function stemOf(path: string): string {
  return inFolder(folderOf(path), basename(path).slice(0, -extname(path).length || undefined));
}

/** `甲局-上年` for `甲局`, or `甲局2023` for `甲局2024`. */
function priorOf(stem: string, priors: readonly Named[], workbooks: readonly Named[]): string | null {
  const marked = priors.find((candidate) => candidate.stem.replace(PRIOR_ENDING, "") === stem);
  if (marked) return marked.path;
  const name = basename(stem);
  const year = /(?<!\d)20\d{2}(?!\d)/u.exec(name)?.[0];
  if (year === undefined) return null;
  const lastYear = inFolder(folderOf(stem), name.replace(year, String(Number(year) - 1)));
  return workbooks.find((candidate) => candidate.stem === lastYear)?.path ?? null;
}
