/**
 * What the promised browsers do not have, looked for in the finished scripts: syntax is brought down by the compiler,
 * but a method that is missing is found only when somebody calls it.
 */

/** Newer than Chromium 109, Firefox 113 or Safari 16.4; the compiler knows nothing of them. */
export const MISSING: Readonly<Record<string, RegExp>> = {
  "Array.prototype.toSorted and its like": /\.(?:toSorted|toReversed|toSpliced)\(/u,
  "Array.prototype.with": /\.with\(/u,
  "ArrayBuffer.prototype.transfer": /\.transfer(?:ToFixedLength)?\(/u,
  "Array.fromAsync": /\bArray\.fromAsync\b/u,
  "Object.groupBy, Map.groupBy": /\b(?:Object|Map)\.groupBy\b/u,
  "Promise.withResolvers": /\bPromise\.withResolvers\b/u,
  "Promise.try": /\bPromise\.try\(/u,
  "Iterator helpers":
    /\.(?:values|keys|entries)\(\)\.(?:map|filter|take|drop|flatMap|toArray|some|every|find|reduce)\(/u,
  "Iterator.from": /\bIterator\.from\b/u,
  "Set.prototype.union and its like": /\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/u,
  "String.prototype.isWellFormed": /\.(?:isWellFormed|toWellFormed)\(/u,
  "Uint8Array.fromBase64": /\bUint8Array\.from(?:Base64|Hex)\b|\.to(?:Base64|Hex)\(/u,
  // zod asks first whether it is there.
  "URL.canParse": /(?<!typeof )\bURL\.(?:canParse|parse)\b(?!==|\(e\))/u,
  "AbortSignal.any": /\bAbortSignal\.any\b/u,
  Float16Array: /\bFloat16Array\b/u,
  "Math.sumPrecise": /\bMath\.(?:sumPrecise|f16round)\b/u,
  "RegExp.escape": /\bRegExp\.escape\b/u,
  // The compiler makes a constructor of what the syntax does not know, and leaves it at that.
  "regular expressions with the flag v": /\bRegExp\((?:"[^"]*"|`[^`]*`|'[^']*'),["'][a-z]*v[a-z]*["']\)/u,
  "regular expressions with modifiers": /\(\?[ims]+(?:-[ims]+)?:/u,
  "Intl.Segmenter, Intl.DurationFormat": /\bIntl\.(?:Segmenter|DurationFormat)\b/u,
  "scheduler.yield": /\bscheduler\.yield\b/u,
  URLPattern: /\bURLPattern\b/u,
  "Element.checkVisibility, moveBefore": /\.(?:checkVisibility|moveBefore)\(/u,
  "light-dark() of CSS": /\blight-dark\(/u,
  Popover: /\.(?:showPopover|hidePopover|togglePopover)\(/u,
};

/** Names of what the script asks for and the oldest promised browser has not. */
export function incompatibilities(script: string): readonly string[] {
  return Object.entries(MISSING).flatMap(([name, pattern]) => {
    const match = pattern.exec(script);
    return match ? [`${name} (…${script.slice(Math.max(0, match.index - 60), match.index + 40)}…)`] : [];
  });
}
