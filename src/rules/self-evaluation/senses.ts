/** Which way an indicator is better, told by its name and unit. What a name does not tell is left alone. */

/** 故障率, 投诉率, 预算控制数: less is better. */
const LESS = /(故障|差错|错误|误差|投诉|事故)率|(投诉|事故|违规)(次数|起数|件数|数量)|超支|控制数|成本控制/u;
/** Time until something is done. */
const DELAY = /(修复|处理|响应|办结|等待)时间|及时性|及时率/u;
const TIME_UNIT = /^(分钟|小时|日|天|个?工作日|h)$/iu;
/** 满意度, 合格率, 覆盖率, and promises in percent: more is better. */
const MORE = /满意|(合格|达标|覆盖|完成|使用|运行|办公|保障|准确|安全|优良)率|清晰度|使用年限|供暖温度/u;
const PROMISE = /^(保障|保证|确保|提高|提升|改善|加强|满足)/u;
/** 降低成本 ≥10% counts the reduction: neither way is told. */
const REDUCTION = /降低|减少|节约|下降/u;

/** `null` where the name does not tell, or tells both. */
export function senseOf(name: string, unit: string): "less" | "more" | null {
  const plain = name.replace(/\s/gu, "");
  if (REDUCTION.test(plain)) return null;
  if (TIME_UNIT.test(unit)) return DELAY.test(plain) ? "less" : null;
  const isLess = LESS.test(plain);
  const isMore = MORE.test(plain) || (unit === "%" && PROMISE.test(plain));
  if (isLess === isMore) return null;
  return isLess ? "less" : "more";
}
