import { join } from 'node:path'
import { type SingleFile, singleFile, singlePage } from '../single-file.ts'

const body = `<h1>封存日志核验</h1>
<p>核验存证、整部日志和回执。全部在您自己的电脑上进行，不联网、不上传；把本页存到 U 盘，断网也能用。</p>
<label for="vkeys">公钥（每行一个；取自门户或年度报告。不填则用文件自带的，只能证明前后一致）</label>
<textarea id="vkeys" rows="3" style="width:100%"></textarea>
<h2>存证</h2>
<label for="proof">存证文件（bundle.json、lock.json、文书的 .tlog-proof）</label><input id="proof" type="file">
<div id="proof-result" aria-live="polite"></div>
<h2>文书</h2>
<label for="document">文书文件（PDF，须先选入它的存证文件；或者连同存证下载的压缩包）</label><input id="document" type="file" accept="application/pdf,.zip">
<div id="document-result" aria-live="polite"></div>
<h2>整部日志</h2>
<label for="log">导出的日志目录</label><input id="log" type="file" webkitdirectory>
<p><progress id="log-progress" hidden aria-label="核验进度"></progress></p>
<div id="log-result" aria-live="polite"></div>
<h2>回执</h2>
<label for="receipt">回执上的一行（须先选入日志目录）</label><input id="receipt" type="text" size="80" style="max-width:100%">
<p><button id="check-receipt" type="button">核对回执</button></p>
<div id="receipt-result" aria-live="polite"></div>
<noscript><p class="bad">本页需要运行脚本。也可以用命令行 bin/zhunsheng journal verify，或者任何依照 C2SP tlog-tiles 的核验程序。</p></noscript>`

/** The offline verifier (核验页): one file that needs no network and no server. */
export const verifierPage = (): Promise<SingleFile> =>
  singleFile(join(import.meta.dirname, 'verify.browser.ts'), (script) => singlePage('封存日志核验', body, script))
