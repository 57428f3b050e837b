/** Counters of things. */

/** Things that are counted one by one: what they are is told after the number. */
export const counter =
  /^(?:个|家|户|项|件|处|名|位|所|座|台|辆|条|套|栋|幢|艘|口|宗|支|间|株|棵|只|头|场|期|起|篇|份|部|块|张|本|根|片|对|台套)$/u
