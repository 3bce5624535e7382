/** What the file system says no with, in the words of the person at the keyboard. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或者目录',
  EACCES: '没有权限',
  EPERM: '没有权限',
  ENOTDIR: '路径中有一段不是目录',
  EISDIR: '这是一个目录',
  EEXIST: '已存在同名的文件',
  EROFS: '所在的磁盘只读',
  ENOSPC: '磁盘已满',
  ELOOP: '符号链接指来指去，没有尽头',
  ENAMETOOLONG: '文件名过长',
}

/** The sentence for a file that a command could not read or write; undefined when the error is another one. */
export function fileFault(error: unknown): string | undefined {
  const { code, path } = error as NodeJS.ErrnoException
  const reason = code === undefined ? undefined : reasons[code]
  return path === undefined || reason === undefined ? undefined : `不能读写 ${path}：${reason}`
}
