import { join } from 'node:path'
import { type SingleFile, singleFile, singlePage } from '../single-file.ts'

const body = `<h1>重算一次双随机抽取</h1>
<p>选入公布的两个文件，本页在您自己的电脑上算出抽取结果。不联网、不上传；把本页存到 U 盘，断网也能用。</p>
<label for="sheet">抽签单（sheet.txt）</label><input id="sheet" type="file">
<label for="entropy">随机数文件（entropy.txt）</label><input id="entropy" type="file">
<label for="published">公布的计算结果（result.json，可以不选）</label><input id="published" type="file">
<p><button id="compute" type="button">计算</button></p>
<div id="result" aria-live="polite"></div>
<noscript><p class="bad">本页需要运行脚本。也可以用命令行 bin/zhunsheng draw solve，或者公布的核算表。</p></noscript>`

/** The replay page (重算页): one file, recomputing a draw in the reader's browser. */
export const replayPage = (): Promise<SingleFile> =>
  singleFile(join(import.meta.dirname, 'replay.browser.ts'), (script) => singlePage('重算双随机抽取', body, script))
