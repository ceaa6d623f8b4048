/** Whether a link may leave Meridian: into the browser or the mail program, and to nothing else on the computer. */
export const isOutwardLink = (url: string): boolean => /^(?:https?:\/\/[^\s/]|mailto:[^\s])/i.test(url)
