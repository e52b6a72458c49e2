/** Words of a reason that can only explain a rise, or only a fall. */
export const RISE =
  /增加|增长|新增|追加|提高|上升|调增|增资|增人|增支|扩大|加大|上涨|增多|上调|新成立|调标|晋升|补发/u;
export const FALL = /减少|下降|压减|压缩|缩减|核减|调减|减支|过紧日子|厉行节约|降低/u;
/** Speaks of the year before, or of money that came back: which way it explains cannot be said. */
export const OTHER_WAY = /上年|去年|上一年|以前年度|同期|基数|结转|收回|退回|20\d\d年|缴回|未|不再/u;
