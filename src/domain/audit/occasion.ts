/** Whether the words after 首个, 第二个 name an occasion (日、节、周、会): then 个 counts editions. */
export const isOccasion = (after: string): boolean =>
  /^["“”]?[^,;。、”"]{0,14}?(?:日|节|周|会|赛|活动|论坛)["”]?(?:活动|期间|[,。;]|$)/.test(after.slice(0, 20))
