/**
 * Which item of our list a bureau's own item asks: by the words that both have. Only what is nearly the same, and nothing
 * else nearly as much, is matched: an answer to another question is worse than none.
 */
import { likeness, pairsIn, type Pairs } from "../likeness";

/** Words in which lists say that something is asked; they tell no item from another. */
const ASKING =
  /是否|有无|应当|应该|应|按照|按要求|要求|公开|部门|单位|决算|预算|情况|内容|进行|相关|有关|完整|准确|一致|[的地得与和及或等对在中为了均都不]/gu;
const LEAST = 0.5;
/** By how much the best must be better than the next. */
const MARGIN = 0.12;

/** The index of the item that is asked; `null` where none is, for certain. */
export function matchItem(text: string, titles: readonly string[]): number | null {
  const wanted = pairsOf(text);
  if (wanted.size < 2) return null;
  const scores = titles.map((title, index) => ({ index, score: likeness(wanted, pairsOf(title)) }));
  const [best, next] = scores.sort((a, b) => b.score - a.score);
  if (!best || best.score < LEAST || best.score - (next?.score ?? 0) < MARGIN) return null;
  return best.index;
}

/** Of the words that say what is asked. */
function pairsOf(text: string): Pairs {
  return pairsIn(
    text
      .normalize("NFKC")
      .replace(/^\s*[\d.（）()、一二三四五六七八九十]+/u, "")
      .replace(/[^\p{L}\p{N}]/gu, "")
      .replace(ASKING, ""),
  );
}
