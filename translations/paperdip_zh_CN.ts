<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>BibDialog</name>
    <message>
        <source>Import BibTeX</source>
        <translation>导入 BibTeX</translation>
    </message>
    <message>
        <source>&amp;Add to</source>
        <translation>添加到(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>内容(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>模板(&amp;T)</translation>
    </message>
    <message>
        <source>How it begins</source>
        <translation>开头预览</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>&amp;Write changes into the files by itself</source>
        <translation>自动将改动写入文件(&amp;W)</translation>
    </message>
    <message>
        <source>Otherwise they are kept safe here, and written when you press Ctrl+S.</source>
        <translation>否则改动会先妥善保存在本机，按 Ctrl+S 时才写入文件。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>&amp;Show images from the network without asking</source>
        <translation>直接显示网络图片，不再询问(&amp;S)</translation>
    </message>
    <message>
        <source>Whoever hosts an image can then see that you opened the note.</source>
        <translation>这样图片所在的网站会知道您打开了这篇笔记。</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Look for papers on a page</source>
        <translation>在网页上找论文</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>网页(&amp;P)</translation>
    </message>
    <message>
        <source>Address of a web page, a Markdown list or a feed; or drop a link here</source>
        <translation>网页、Markdown 清单或订阅源的地址；也可将链接拖到这里</translation>
    </message>
    <message>
        <source>Select all &amp;new</source>
        <translation>选中所有新论文(&amp;N)</translation>
    </message>
    <message>
        <source>Add &amp;to</source>
        <translation>添加到(&amp;T)</translation>
    </message>
    <message>
        <source>Look &amp;up</source>
        <translation>查找(&amp;U)</translation>
    </message>
    <message>
        <source>Searches Crossref for the citations that are selected</source>
        <translation>在 Crossref 中查找选中的引文</translation>
    </message>
    <message>
        <source>&amp;Go to it</source>
        <translation>转到该条(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>在浏览器中打开(&amp;O)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>paperdip::ActionSet</name>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Paper Dip</source>
        <translation>关于 Paper Dip(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Open list…</source>
        <translation>打开清单(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Save now</source>
        <translation>立即保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Close this list</source>
        <translation>关闭此清单(&amp;C)</translation>
    </message>
    <message>
        <source>Takes the list out of the window; its file stays as it is</source>
        <translation>从窗口中移除此清单；文件保持原样</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销：%1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做：%1(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy as Markdown</source>
        <translation>复制为 Markdown(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Add paper…</source>
        <translation>添加论文(&amp;A)…</translation>
    </message>
    <message>
        <source>New &amp;section</source>
        <translation>新建分区(&amp;S)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Move u&amp;p</source>
        <translation>上移(&amp;P)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Move to section…</source>
        <translation>移动到分区(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Tick or untick</source>
        <translation>勾选或取消勾选(&amp;T)</translation>
    </message>
    <message>
        <source>Mark as &amp;read</source>
        <translation>标为已读(&amp;R)</translation>
    </message>
    <message>
        <source>Mark as read&amp;ing</source>
        <translation>标为在读(&amp;I)</translation>
    </message>
    <message>
        <source>Mark as &amp;to read</source>
        <translation>标为待读(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Write note</source>
        <translation>写笔记(&amp;W)</translation>
    </message>
    <message>
        <source>Open &amp;abstract page</source>
        <translation>打开摘要页(&amp;A)</translation>
    </message>
    <message>
        <source>Open &amp;PDF</source>
        <translation>打开 PDF(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Copy title</source>
        <translation>复制标题(&amp;C)</translation>
    </message>
    <message>
        <source>Copy a&amp;bstract</source>
        <translation>复制摘要(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Fetch abstracts</source>
        <translation>获取摘要(&amp;F)</translation>
    </message>
    <message>
        <source>Try failed ones a&amp;gain</source>
        <translation>重试失败的论文(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>阅读(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>分栏(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Switch between view and edit</source>
        <translation>在阅读与编辑间切换(&amp;S)</translation>
    </message>
    <message>
        <source>Show &amp;text between the papers</source>
        <translation>显示论文之间的文字(&amp;T)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>E&amp;xpand all</source>
        <translation>全部展开(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Collapse all</source>
        <translation>全部折叠(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Import BibTeX…</source>
        <translation>导入 BibTeX(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Problems…</source>
        <translation>问题(&amp;P)…</translation>
    </message>
    <message>
        <source>Section one level &amp;higher</source>
        <translation>分区上升一级(&amp;H)</translation>
    </message>
    <message>
        <source>Section one level dee&amp;per</source>
        <translation>分区下降一级(&amp;P)</translation>
    </message>
    <message>
        <source>Check for &amp;updates</source>
        <translation>检查更新(&amp;U)</translation>
    </message>
    <message>
        <source>Check what is older than a wee&amp;k</source>
        <translation>检查一周以上未更新的论文(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Queue…</source>
        <translation>获取队列(&amp;Q)…</translation>
    </message>
    <message>
        <source>&amp;Updates…</source>
        <translation>论文动态(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Look for papers on a page…</source>
        <translation>在网页上找论文(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Download PDF</source>
        <translation>下载 PDF(&amp;D)</translation>
    </message>
    <message>
        <source>Attac&amp;h PDF file…</source>
        <translation>附加 PDF 文件(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Show PDF in folder</source>
        <translation>在文件夹中显示 PDF(&amp;S)</translation>
    </message>
    <message>
        <source>Delete do&amp;wnloaded PDF</source>
        <translation>删除已下载的 PDF(&amp;W)</translation>
    </message>
    <message>
        <source>Moves the file to the trash</source>
        <translation>将文件移到回收站</translation>
    </message>
    <message>
        <source>Rena&amp;me note…</source>
        <translation>重命名笔记(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Link a note file…</source>
        <translation>链接已有的笔记文件(&amp;L)…</translation>
    </message>
    <message>
        <source>Move note to tras&amp;h…</source>
        <translation>将笔记移到回收站(&amp;H)…</translation>
    </message>
    <message>
        <source>Earlier &amp;versions of the note…</source>
        <translation>笔记的早期版本(&amp;V)…</translation>
    </message>
    <message>
        <source>Templat&amp;e for new notes…</source>
        <translation>新笔记模板(&amp;E)…</translation>
    </message>
    <message>
        <source>Link papers that the note names</source>
        <translation>为笔记中提到的论文加上链接</translation>
    </message>
    <message>
        <source>Quote the a&amp;bstract</source>
        <translation>引用摘要(&amp;B)</translation>
    </message>
    <message>
        <source>The note al&amp;one</source>
        <translation>只显示笔记(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Print note…</source>
        <translation>打印笔记(&amp;P)…</translation>
    </message>
    <message>
        <source>Export note as P&amp;DF…</source>
        <translation>将笔记导出为 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>Cop&amp;y note as rich text</source>
        <translation>将笔记复制为富文本(&amp;Y)</translation>
    </message>
    <message>
        <source>Bac&amp;k in the notes</source>
        <translation>后退(&amp;K)</translation>
    </message>
    <message>
        <source>For&amp;ward in the notes</source>
        <translation>前进(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Go to heading…</source>
        <translation>跳到标题(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Changes and commit…</source>
        <translation>改动与提交(&amp;C)…</translation>
    </message>
    <message>
        <source>Pu&amp;ll</source>
        <translation>拉取(&amp;L)</translation>
    </message>
    <message>
        <source>Pu&amp;sh</source>
        <translation>推送(&amp;S)</translation>
    </message>
    <message>
        <source>History of this &amp;paper…</source>
        <translation>这篇论文的历史(&amp;P)…</translation>
    </message>
    <message>
        <source>History of this &amp;note…</source>
        <translation>这篇笔记的历史(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Merge lists of this repository by entry…</source>
        <translation>按条目合并此仓库的清单(&amp;M)…</translation>
    </message>
    <message>
        <source>Commit by itself when &amp;idle</source>
        <translation>空闲时自动提交(&amp;I)</translation>
    </message>
    <message>
        <source>Only &amp;read this list</source>
        <translation>只读此清单(&amp;R)</translation>
    </message>
    <message>
        <source>Nothing is changed in it; its papers can be copied to another list</source>
        <translation>不会改动其中任何内容；其中的论文可以复制到别的清单</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <source>Pull at s&amp;tart</source>
        <translation>启动时拉取(&amp;T)</translation>
    </message>
    <message>
        <source>Put on or ta&amp;ke off “Next up”</source>
        <translation>加入或移出“接下来读”(&amp;K)</translation>
    </message>
    <message>
        <source>Next u&amp;p…</source>
        <translation>接下来读(&amp;P)…</translation>
    </message>
    <message>
        <source>Ke&amp;ywords below the tree</source>
        <translation>在清单下方显示关键词(&amp;Y)</translation>
    </message>
    <message>
        <source>Figu&amp;res…</source>
        <translation>阅读统计(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Find papers</source>
        <translation>查找论文(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;lat list</source>
        <translation>平铺列表(&amp;L)</translation>
    </message>
    <message>
        <source>Show what is found as one list, sorted and grouped as you wish</source>
        <translation>将结果平铺成一个列表，可任意排序和分组</translation>
    </message>
    <message>
        <source>Show in the t&amp;ree</source>
        <translation>在清单中显示(&amp;R)</translation>
    </message>
</context>
<context>
    <name>paperdip::AddField</name>
    <message>
        <source>Paste a link or arXiv id</source>
        <translation>粘贴链接或 arXiv 编号</translation>
    </message>
    <message>
        <source>Paste a link or arXiv id; Enter adds it to “%1”</source>
        <translation>粘贴链接或 arXiv 编号，回车添加到“%1”</translation>
    </message>
    <message>
        <source>Add papers</source>
        <translation>添加论文</translation>
    </message>
    <message>
        <source>No paper recognised yet</source>
        <translation>尚未识别出论文</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s): %1</source>
        <translation>
            <numerusform>%n 篇论文：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>publisher</source>
        <translation>出版社</translation>
    </message>
    <message>
        <source>page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>maybe %1</source>
        <translation>可能是 %1</translation>
    </message>
    <message>
        <source>%1 (already there)</source>
        <translation>%1（已在清单中）</translation>
    </message>
    <message numerus="yes">
        <source>%1 — %n already there</source>
        <translation>
            <numerusform>%1 — 其中 %n 篇已在清单中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::BackupCommands</name>
    <message>
        <source>All lists and notes were read anew from their files.</source>
        <translation>已从文件重新读取全部清单和笔记。</translation>
    </message>
    <message>
        <source>These lists could not be read: %1</source>
        <translation>以下清单无法读取：%1</translation>
    </message>
    <message>
        <source>No backup could be made; the older ones are still there. %1</source>
        <translation>未能创建备份，以前的备份仍在。%1</translation>
    </message>
    <message>
        <source>The backup was restored. What was here before is kept as %1.</source>
        <translation>已恢复备份。之前的数据保留为 %1。</translation>
    </message>
    <message>
        <source>Paper Dip’s data was damaged. It was rebuilt from the backup of %2 and from the lists’ files. The damaged file is kept as %1.</source>
        <translation>Paper Dip 的数据已损坏，已用 %2 的备份和清单文件重建。损坏的文件保留为 %1。</translation>
    </message>
    <message>
        <source>Paper Dip’s data was damaged and there was no backup. It was rebuilt from the lists’ files. The damaged file is kept as %1.</source>
        <translation>Paper Dip 的数据已损坏，且没有备份，已用清单文件重建。损坏的文件保留为 %1。</translation>
    </message>
</context>
<context>
    <name>paperdip::BackupsView</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Your lists and notes are files of their own. What lives only in Paper Dip — what is being read, dates, records, drafts — is copied once a day: the last seven days and four weeks before them are kept.</source>
        <translation>清单和笔记本身就是文件。只存在于 Paper Dip 中的内容（在读状态、日期、论文信息、草稿）每天备份一次：保留最近七天和此前四周的备份。</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Make one &amp;now</source>
        <translation>立即备份(&amp;N)</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Re&amp;build from the files</source>
        <translation>从文件重建(&amp;B)</translation>
    </message>
    <message>
        <source>Reads all lists and notes anew from their files; what lives only here stays</source>
        <translation>从文件重新读取全部清单和笔记；只存在于此处的内容保持不变</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Do not &amp;restore</source>
        <translation>不恢复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Restore at the next start</source>
        <translation>下次启动时恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Lists and notes are being read from their files…</source>
        <translation>正在从文件读取清单和笔记…</translation>
    </message>
    <message>
        <source>At the next start a backup takes the place of what is here now, which is kept beside it.</source>
        <translation>下次启动时将用备份替换现有数据，现有数据会保留在旁边。</translation>
    </message>
    <message>
        <source>A backup is being made…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>还没有备份。</translation>
    </message>
</context>
<context>
    <name>paperdip::BarChart</name>
    <message>
        <source>%1: %2</source>
        <comment>a bar: its name, its number</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>paperdip::BibDialog</name>
    <message>
        <source>No title</source>
        <translation>没有标题</translation>
    </message>
    <message>
        <source>No link</source>
        <translation>没有链接</translation>
    </message>
    <message>
        <source>Already in “%1”</source>
        <translation>已在“%1”中</translation>
    </message>
    <message>
        <source>Twice in the file (line %1)</source>
        <translation>文件中重复（第 %1 行）</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read without doubt, in line %1.</source>
        <translation>
            <numerusform>有 %n 处未能可靠读取，位于第 %1 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n paper(s)</source>
        <translation>
            <numerusform>添加 %n 篇论文(&amp;A)</numerusform>
        </translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>是否已有</translation>
    </message>
</context>
<context>
    <name>paperdip::CardText</name>
    <message>
        <source>To read</source>
        <translation>待读</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>在读</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Waiting for title</source>
        <translation>等待获取标题</translation>
    </message>
    <message>
        <source>Waiting for abstract</source>
        <translation>等待获取摘要</translation>
    </message>
    <message>
        <source>Fetch failed: %1</source>
        <translation>获取失败：%1</translation>
    </message>
</context>
<context>
    <name>paperdip::ChangesView</name>
    <message>
        <source>Changes since the last commit</source>
        <translation>上次提交以来的改动</translation>
    </message>
    <message>
        <source>What this commit does</source>
        <translation>这次提交做了什么</translation>
    </message>
    <message>
        <source>Commit message</source>
        <translation>提交说明</translation>
    </message>
    <message>
        <source>Changed files</source>
        <translation>有改动的文件</translation>
    </message>
    <message>
        <source>Co&amp;mmit</source>
        <translation>提交(&amp;M)</translation>
    </message>
    <message>
        <source>Commit and &amp;push</source>
        <translation>提交并推送(&amp;P)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 (new)</source>
        <translation>%1（新增）</translation>
    </message>
    <message>
        <source>%1 (removed)</source>
        <translation>%1（已删除）</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Nothing has changed since the last commit.</source>
        <translation>上次提交以来没有改动。</translation>
    </message>
</context>
<context>
    <name>paperdip::CheckLine</name>
    <message>
        <source>Checking the data after an unclean end; changes wait</source>
        <translation>上次未正常退出，正在检查数据；完成前暂不能更改</translation>
    </message>
</context>
<context>
    <name>paperdip::ConflictCommands</name>
    <message numerus="yes">
        <source>%n entries of “%1” were changed here and elsewhere. Both forms are kept.</source>
        <translation>
            <numerusform>“%1”中有 %n 条在这里和别处都改过，两种写法都保留了。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a Form</source>
        <translation>选择一种写法</translation>
    </message>
</context>
<context>
    <name>paperdip::ConflictView</name>
    <message>
        <source>Changed on both sides</source>
        <translation>两边都改过</translation>
    </message>
    <message>
        <source>In “%1” nothing is left to choose.</source>
        <translation>“%1”中没有需要选择的了。</translation>
    </message>
    <message>
        <source>These entries of “%1” were changed here and elsewhere, each in its own way. Both forms stand in the list until you choose; every choice can be undone.</source>
        <translation>“%1”中的这些条目在这里和别处都改过，改法不同。选择之前，两种写法都在清单里；每次选择都可以撤销。</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>这里</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>别处</translation>
    </message>
    <message>
        <source>Keep &amp;mine</source>
        <translation>保留我的(&amp;M)</translation>
    </message>
    <message>
        <source>Take &amp;theirs</source>
        <translation>采用对方的(&amp;T)</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>都保留(&amp;B)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>It was not there yet.</source>
        <translation>原来没有这一条。</translation>
    </message>
    <message>
        <source>It was taken out.</source>
        <translation>已删除。</translation>
    </message>
    <message>
        <source>Take it &amp;out</source>
        <translation>删除(&amp;O)</translation>
    </message>
</context>
<context>
    <name>paperdip::DiffDialog</name>
    <message>
        <source>Show changes</source>
        <translation>查看改动</translation>
    </message>
    <message numerus="yes">
        <source>Fix %n problem(s)</source>
        <translation>
            <numerusform>修复 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>All of this is one step, which undo takes back.</source>
        <translation>以下改动算作一步，可以一次撤销。</translation>
    </message>
</context>
<context>
    <name>paperdip::DownloadLine</name>
    <message>
        <source>PDF: %1</source>
        <translation>PDF：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n PDF(s) to download</source>
        <translation>
            <numerusform>正在下载 %n 个 PDF</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel; what has come so far is kept</source>
        <translation>取消；已下载的部分会保留</translation>
    </message>
    <message>
        <source>Cancel downloads</source>
        <translation>取消下载</translation>
    </message>
</context>
<context>
    <name>paperdip::DriverDialog</name>
    <message>
        <source>Merge lists of this repository by entry</source>
        <translation>按条目合并此仓库的清单</translation>
    </message>
    <message>
        <source>Git merges the lists of this repository with Paper Dip already.</source>
        <translation>Git 已经用 Paper Dip 合并此仓库的清单。</translation>
    </message>
    <message>
        <source>Git, and programs that use it, will merge the lists of this repository with Paper Dip on this computer. This will be written:</source>
        <translation>在这台电脑上，Git 和使用 Git 的程序将用 Paper Dip 合并此仓库的清单。将写入以下内容：</translation>
    </message>
    <message>
        <source>The lines of .gitattributes are for everybody once they are committed; who has no Paper Dip is not disturbed by them.</source>
        <translation>.gitattributes 中的这几行提交后对所有人生效；没有安装 Paper Dip 的人不受影响。</translation>
    </message>
    <message>
        <source>&amp;Use for this repository</source>
        <translation>用于此仓库(&amp;U)</translation>
    </message>
</context>
<context>
    <name>paperdip::ErrorText</name>
    <message>
        <source>%1 was not found.</source>
        <translation>找不到 %1。</translation>
    </message>
    <message>
        <source>%1 could mean several things.</source>
        <translation>%1 可能指多项内容。</translation>
    </message>
    <message>
        <source>%1 cannot be used here.</source>
        <translation>%1 不能用在这里。</translation>
    </message>
    <message>
        <source>%1: this is not possible.</source>
        <translation>%1：无法这样做。</translation>
    </message>
    <message>
        <source>%1 has changed in the meantime, so nothing was done.</source>
        <translation>%1 在此期间已有改动，因此未执行任何操作。</translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation>无法读写 %1。</translation>
    </message>
    <message>
        <source>The disk is full: %1 could not be written.</source>
        <translation>磁盘已满：无法写入 %1。</translation>
    </message>
    <message>
        <source>%1 is in use by another program.</source>
        <translation>%1 正被其他程序使用。</translation>
    </message>
    <message>
        <source>%1 was written by a newer Paper Dip. Please update this one.</source>
        <translation>%1 由更新版本的 Paper Dip 写入，请更新本程序。</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 已损坏。</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text, so it can be read here but not changed.</source>
        <translation>%1 不是 UTF-8 文本，在这里只能阅读，不能修改。</translation>
    </message>
    <message>
        <source>Offline; will continue by itself.</source>
        <translation>当前离线，联网后自动继续。</translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation>连接中断。</translation>
    </message>
    <message>
        <source>The service refused the request.</source>
        <translation>服务拒绝了请求。</translation>
    </message>
    <message>
        <source>The service did not answer in time.</source>
        <translation>服务未及时响应。</translation>
    </message>
    <message>
        <source>The service gave an answer that makes no sense.</source>
        <translation>服务返回了无法理解的内容。</translation>
    </message>
    <message>
        <source>arXiv does not know %1.</source>
        <translation>arXiv 上没有 %1。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>This</source>
        <translation>此项</translation>
    </message>
    <message>
        <source>(%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>No service knows %1.</source>
        <translation>各服务均查不到 %1。</translation>
    </message>
    <message>
        <source>“%1” is only read here, so nothing was changed in it. Its papers can be copied to another list.</source>
        <translation>“%1”在此处是只读的，未作任何改动。其中的论文可以复制到别的清单。</translation>
    </message>
    <message>
        <source>The folder of %1 is not there; Paper Dip goes on looking for it.</source>
        <translation>找不到 %1 所在的文件夹，Paper Dip 会继续查找。</translation>
    </message>
    <message>
        <source>Paper Dip was not closed properly, so its data is being checked. Nothing can be changed until that is done.</source>
        <translation>Paper Dip 上次未正常退出，正在检查数据。检查完成前无法更改任何内容。</translation>
    </message>
</context>
<context>
    <name>paperdip::Exchange</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source> copy</source>
        <translation> 副本</translation>
    </message>
    <message>
        <source>Import BibTeX</source>
        <translation>导入 BibTeX</translation>
    </message>
    <message>
        <source>BibTeX (*.bib)</source>
        <translation>BibTeX (*.bib)</translation>
    </message>
    <message>
        <source>It holds no BibTeX entry.</source>
        <translation>其中没有 BibTeX 条目。</translation>
    </message>
    <message numerus="yes">
        <source>import %n paper(s)</source>
        <translation>
            <numerusform>导入 %n 篇论文</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::ExportDialog</name>
    <message>
        <source>The list “%1”</source>
        <translation>清单“%1”</translation>
    </message>
    <message>
        <source>The section “%1”</source>
        <translation>分区“%1”</translation>
    </message>
    <message numerus="yes">
        <source>The selected rows (%n)</source>
        <translation>
            <numerusform>选中的 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>%n 篇论文</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message numerus="yes">
        <source>Preparing %n paper(s)…</source>
        <translation>
            <numerusform>正在准备 %n 篇…</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
</context>
<context>
    <name>paperdip::FetchCommands</name>
    <message numerus="yes">
        <source>fill in %n title(s)</source>
        <translation>
            <numerusform>补全 %n 个标题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s) filled in</source>
        <translation>
            <numerusform>已补全 %n 个标题</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn</source>
        <translation>
            <numerusform>%n 篇已撤稿</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n published</source>
        <translation>
            <numerusform>%n 篇已正式发表</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a newer version</source>
        <translation>
            <numerusform>%n 篇有新版本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked at %n paper(s)</source>
        <translation>
            <numerusform>已检查 %n 篇论文</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>没有新动态</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be asked for</source>
        <translation>
            <numerusform>%n 篇未能查询</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>获取队列</translation>
    </message>
</context>
<context>
    <name>paperdip::FiguresText</name>
    <message>
        <source>There are no papers here yet.</source>
        <translation>这里还没有论文。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n papers read.</source>
        <translation>
            <numerusform>共 %n 篇论文，已读 %1 篇。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n of these nobody knows when: they were ticked outside Paper Dip, and Git does not tell.</source>
        <translation>
            <numerusform>其中 %n 篇不知道是哪天读的：它们不是在 Paper Dip 里勾选的，Git 历史里也查不到。</numerusform>
        </translation>
    </message>
    <message>
        <source>Read per week</source>
        <translation>每周读了多少</translation>
    </message>
    <message>
        <source>No paper was marked as read in the last 26 weeks. What you tick from now on is counted here.</source>
        <translation>最近 26 周没有论文标为已读。以后勾选的论文会计入这里。</translation>
    </message>
    <message>
        <source>MMM d</source>
        <comment>date on an axis</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Week of %1</source>
        <translation>%1起的一周</translation>
    </message>
    <message>
        <source>Read per month</source>
        <translation>每月读了多少</translation>
    </message>
    <message>
        <source>No paper was marked as read in the last 24 months. What you tick from now on is counted here.</source>
        <translation>最近 24 个月没有论文标为已读。以后勾选的论文会计入这里。</translation>
    </message>
    <message>
        <source>MMM</source>
        <comment>month on an axis</comment>
        <translation>M月</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>month and year</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>To read, by section</source>
        <translation>各分区待读</translation>
    </message>
    <message>
        <source>Add papers to a list, and what is to be read stands here.</source>
        <translation>向清单添加论文后，这里会显示还有多少待读。</translation>
    </message>
    <message>
        <source>Everything is read. Time for new papers.</source>
        <translation>全部读完了，可以添加新论文了。</translation>
    </message>
    <message>
        <source>%1, %2 of %3 read</source>
        <translation>%1，%3 篇中已读 %2 篇</translation>
    </message>
    <message numerus="yes">
        <source>%n more to read in other sections</source>
        <translation>
            <numerusform>其他分区还有 %n 篇待读</numerusform>
        </translation>
    </message>
    <message>
        <source>Papers by year</source>
        <translation>论文年份</translation>
    </message>
    <message>
        <source>Add papers to a list, and their years stand here.</source>
        <translation>向清单添加论文后，这里会显示它们的年份。</translation>
    </message>
    <message>
        <source>No paper’s year is known yet. “Fetch abstracts” brings it.</source>
        <translation>还不知道任何一篇的年份。“获取摘要”会补上。</translation>
    </message>
    <message numerus="yes">
        <source>%n from earlier years</source>
        <translation>
            <numerusform>更早年份 %n 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose year is not known</source>
        <translation>
            <numerusform>年份未知 %n 篇</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::FiguresView</name>
    <message>
        <source>Figures</source>
        <translation>阅读统计</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>当前清单</translation>
    </message>
    <message>
        <source>All lists</source>
        <translation>全部清单</translation>
    </message>
    <message>
        <source>Figures of</source>
        <translation>统计范围</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>paperdip::FilterField</name>
    <message>
        <source>Find titles, keywords, remarks</source>
        <translation>查找标题、关键词、备注</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在清单中查找</translation>
    </message>
</context>
<context>
    <name>paperdip::FindBar</name>
    <message>
        <source>Find in the note</source>
        <translation>在笔记中查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>Replace &amp;all</source>
        <translation>全部替换(&amp;A)</translation>
    </message>
    <message>
        <source>Upper and lower case matter</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>上一处 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>下一处 (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>not a pattern</source>
        <translation>表达式有误</translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>已替换 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>no hits</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
</context>
<context>
    <name>paperdip::FindField</name>
    <message>
        <source>Search titles, abstracts, notes</source>
        <translation>搜索标题、摘要、笔记</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Words in any order; &quot;exact phrase&quot;; -without this
author:dao  year:2022..2024  tag:decoding  state:unread
has:note  in:&quot;Spec Decode&quot;  list:Name  title:  abstract:  note:</source>
        <translation>词语不分先后；&quot;完整短语&quot;；-排除此词
作者:dao  年份:2022..2024  关键词:decoding  状态:待读
有:笔记  分区:&quot;Spec Decode&quot;  清单:名称  标题:  摘要:  笔记:</translation>
    </message>
</context>
<context>
    <name>paperdip::FormatLabel</name>
    <message>
        <source>Markdown, as it stands</source>
        <translation>Markdown（原样）</translation>
    </message>
    <message>
        <source>Markdown, set anew</source>
        <translation>Markdown（重新排版）</translation>
    </message>
    <message>
        <source>Markdown, by a template</source>
        <translation>Markdown（按模板）</translation>
    </message>
    <message>
        <source>BibTeX</source>
        <translation>BibTeX</translation>
    </message>
    <message>
        <source>RIS</source>
        <translation>RIS</translation>
    </message>
    <message>
        <source>CSL-JSON</source>
        <translation>CSL-JSON</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>HTML 网页</translation>
    </message>
</context>
<context>
    <name>paperdip::FormulaSetter</name>
    <message>
        <source>Formulas are shown as they are written: KaTeX is not installed (packages libjs-katex and fonts-katex).</source>
        <translation>公式按原文显示：未安装 KaTeX（软件包 libjs-katex 与 fonts-katex）。</translation>
    </message>
    <message>
        <source>This formula takes too long to typeset.</source>
        <translation>此公式排版耗时过长。</translation>
    </message>
    <message>
        <source>This formula is too large to typeset.</source>
        <translation>此公式过大，无法排版。</translation>
    </message>
    <message>
        <source>This formula cannot be typeset: %1</source>
        <translation>无法排版此公式：%1</translation>
    </message>
</context>
<context>
    <name>paperdip::GitCommands</name>
    <message>
        <source>Commit and pull</source>
        <translation>提交并拉取</translation>
    </message>
    <message>
        <source>Show changes</source>
        <translation>查看改动</translation>
    </message>
    <message>
        <source>Pull and push</source>
        <translation>拉取并推送</translation>
    </message>
    <message>
        <source>What Git said</source>
        <translation>Git 的输出</translation>
    </message>
    <message>
        <source>Bring back an earlier version</source>
        <translation>恢复较早的版本</translation>
    </message>
</context>
<context>
    <name>paperdip::GitLine</name>
    <message>
        <source>Git: what changed since the last commit</source>
        <translation>Git：上次提交以来的改动</translation>
    </message>
    <message>
        <source>Follows %1</source>
        <translation>跟踪 %1</translation>
    </message>
</context>
<context>
    <name>paperdip::GitText</name>
    <message>
        <source>a merge is not finished</source>
        <translation>合并尚未完成</translation>
    </message>
    <message>
        <source>a rebase is not finished</source>
        <translation>变基尚未完成</translation>
    </message>
    <message>
        <source>applying patches is not finished</source>
        <translation>应用补丁尚未完成</translation>
    </message>
    <message>
        <source>a cherry-pick is not finished</source>
        <translation>拣选尚未完成</translation>
    </message>
    <message>
        <source>a revert is not finished</source>
        <translation>还原尚未完成</translation>
    </message>
    <message>
        <source>a bisection is not finished</source>
        <translation>二分查找尚未完成</translation>
    </message>
    <message>
        <source>no branch</source>
        <translation>不在分支上</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n 处改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>新增 %n 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>删除 %n 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read</source>
        <translation>
            <numerusform>读完 %n 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to read again</source>
        <translation>
            <numerusform>改回待读 %n 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>修改 %n 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>移动 %n 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n section(s) changed</source>
        <translation>
            <numerusform>%n 个分区有改动</numerusform>
        </translation>
    </message>
    <message>
        <source>text changed</source>
        <translation>正文有改动</translation>
    </message>
    <message>
        <source>only the formatting changed</source>
        <translation>只有格式变了</translation>
    </message>
    <message>
        <source>note of %1 added</source>
        <translation>新增 %1 的笔记</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) added</source>
        <translation>
            <numerusform>新增 %n 篇笔记</numerusform>
        </translation>
    </message>
    <message>
        <source>note of %1 edited</source>
        <translation>修改 %1 的笔记</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) edited</source>
        <translation>
            <numerusform>修改 %n 篇笔记</numerusform>
        </translation>
    </message>
    <message>
        <source>note of %1 removed</source>
        <translation>删除 %1 的笔记</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) removed</source>
        <translation>
            <numerusform>删除 %n 篇笔记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等，另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>committed</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>nothing to commit</source>
        <translation>没有可提交的改动</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>已是最新</translation>
    </message>
    <message numerus="yes">
        <source>pulled %n commit(s)</source>
        <translation>
            <numerusform>已拉取 %n 个提交</numerusform>
        </translation>
    </message>
    <message>
        <source>pushed</source>
        <translation>已推送</translation>
    </message>
    <message numerus="yes">
        <source>You and others changed the same in %n place(s). Both forms are kept: %1</source>
        <translation>
            <numerusform>有 %n 处你和别人改了同样的内容，两种写法都已保留：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was committed: %1</source>
        <translation>未提交：%1</translation>
    </message>
    <message>
        <source>Nothing was pulled: %1</source>
        <translation>未拉取：%1</translation>
    </message>
    <message>
        <source>Nothing was pushed: %1</source>
        <translation>未推送：%1</translation>
    </message>
    <message>
        <source>the list could not be saved first (%1).</source>
        <translation>清单没能先保存（%1）。</translation>
    </message>
    <message>
        <source>%1. Finish it, or give it up, with Git.</source>
        <translation>%1。请先用 Git 完成或放弃。</translation>
    </message>
    <message>
        <source>the repository is on no branch. Switch to one first.</source>
        <translation>仓库不在任何分支上，请先切换到一个分支。</translation>
    </message>
    <message>
        <source>%1 holds conflict markers. Settle them first.</source>
        <translation>%1 中有冲突标记，请先解决。</translation>
    </message>
    <message>
        <source>others changed %1 too, and your changes to it are not committed yet.</source>
        <translation>别人也改了 %1，而你对它的改动还没有提交。</translation>
    </message>
    <message>
        <source>%1 has changes that are not committed, and others changed it too.</source>
        <translation>%1 有未提交的改动，别人也改了它。</translation>
    </message>
    <message>
        <source>you and others changed %1, which Paper Dip cannot bring together. Merge it with Git.</source>
        <translation>你和别人都改了 %1，Paper Dip 无法合并它。请用 Git 合并。</translation>
    </message>
    <message>
        <source>this branch follows no branch of a remote.</source>
        <translation>此分支没有跟踪远程分支。</translation>
    </message>
    <message>
        <source>this repository has no remote.</source>
        <translation>此仓库没有远程仓库。</translation>
    </message>
    <message>
        <source>others have pushed in the meantime.</source>
        <translation>别人在此期间已推送。</translation>
    </message>
    <message>
        <source>Git was not found.</source>
        <translation>找不到 Git。</translation>
    </message>
    <message>
        <source>cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Git asked for a password. Set up a credential helper or an SSH agent.</source>
        <translation>Git 需要密码。请设置凭据助手（credential helper）或 SSH 代理。</translation>
    </message>
    <message>
        <source>the remote accepts none of your SSH keys. Is your key in the SSH agent?</source>
        <translation>远程仓库不接受你的 SSH 密钥。密钥是否已加入 SSH 代理？</translation>
    </message>
    <message>
        <source>the remote&apos;s host key is not known, or has changed. Connect once with ssh in a terminal.</source>
        <translation>远程主机的密钥未知或已改变。请先在终端用 ssh 连接一次。</translation>
    </message>
    <message>
        <source>the remote could not be reached.</source>
        <translation>无法连接远程仓库。</translation>
    </message>
    <message>
        <source>the remote repository was not found, or is not open to you.</source>
        <translation>找不到远程仓库，或你没有访问权限。</translation>
    </message>
    <message>
        <source>the remote refused it (%1).</source>
        <translation>远程仓库拒绝了（%1）。</translation>
    </message>
    <message>
        <source>you and others have new commits; to bring them together takes Git 2.38 or newer.</source>
        <translation>你和别人都有新的提交，合并它们需要 Git 2.38 或更高版本。</translation>
    </message>
    <message>
        <source>another Git is at work in this repository. If none is, remove .git/index.lock.</source>
        <translation>另一个 Git 正在此仓库中运行。如果没有，请删除 .git/index.lock。</translation>
    </message>
    <message>
        <source>Git does not know who you are. Set user.name and user.email with git config.</source>
        <translation>Git 不知道你是谁。请用 git config 设置 user.name 和 user.email。</translation>
    </message>
    <message>
        <source>the folder belongs to somebody else, so Git refuses to work in it.</source>
        <translation>文件夹属于其他用户，Git 拒绝在其中工作。</translation>
    </message>
    <message>
        <source>Committing…</source>
        <translation>正在提交…</translation>
    </message>
    <message>
        <source>Pulling…</source>
        <translation>正在拉取…</translation>
    </message>
    <message>
        <source>Pushing…</source>
        <translation>正在推送…</translation>
    </message>
</context>
<context>
    <name>paperdip::GitWorkLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel Git</source>
        <translation>取消 Git 操作</translation>
    </message>
</context>
<context>
    <name>paperdip::Help</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About Paper Dip</source>
        <translation>关于 Paper Dip</translation>
    </message>
    <message>
        <source>Paper Dip %1</source>
        <translation>Paper Dip %1</translation>
    </message>
    <message>
        <source>Reading lists in Markdown, with their papers and notes.

Titles and abstracts come from arXiv. Thank you to arXiv for use of its open access interoperability.</source>
        <translation>Markdown 阅读清单，连同论文与笔记。

标题与摘要来自 arXiv。感谢 arXiv 提供开放获取的互操作服务。</translation>
    </message>
</context>
<context>
    <name>paperdip::HistoryView</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Reading the history… %1 %</source>
        <translation>正在读取历史… %1 %</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>正在读取历史…</translation>
    </message>
    <message>
        <source>“%1” was not committed yet.</source>
        <translation>“%1”还没有提交过。</translation>
    </message>
    <message>
        <source>The commits that changed “%1”:</source>
        <translation>改动过“%1”的提交：</translation>
    </message>
</context>
<context>
    <name>paperdip::IndexLine</name>
    <message numerus="yes">
        <source>Preparing the search: %n to go</source>
        <translation>
            <numerusform>正在准备搜索：还剩 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后再说</translation>
    </message>
    <message>
        <source>Prepare the search later</source>
        <translation>稍后再准备搜索</translation>
    </message>
</context>
<context>
    <name>paperdip::Intake</name>
    <message>
        <source>No link, arXiv id or DOI was found in it</source>
        <translation>其中没有找到链接、arXiv 编号或 DOI</translation>
    </message>
    <message>
        <source>“%1” is no list, PDF, .bib file or link to a paper</source>
        <translation>“%1”不是清单、PDF、.bib 文件或论文链接</translation>
    </message>
</context>
<context>
    <name>paperdip::KeywordModel</name>
    <message numerus="yes">
        <source>%1, %n entries</source>
        <translation>
            <numerusform>%1，%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条数</translation>
    </message>
</context>
<context>
    <name>paperdip::KeywordPanel</name>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>当前清单</translation>
    </message>
    <message>
        <source>All lists</source>
        <translation>全部清单</translation>
    </message>
    <message>
        <source>Keywords of</source>
        <translation>关键词范围</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Find a keyword</source>
        <translation>查找关键词</translation>
    </message>
    <message>
        <source>Rename or merge… (F2)</source>
        <translation>重命名或合并… (F2)</translation>
    </message>
    <message>
        <source>Rename or merge…</source>
        <translation>重命名或合并…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>No entry has keywords yet. They are added on a paper’s card.</source>
        <translation>还没有关键词。可在论文卡片上添加。</translation>
    </message>
    <message>
        <source>No keyword has these letters.</source>
        <translation>没有匹配的关键词。</translation>
    </message>
    <message>
        <source>Show its &amp;papers</source>
        <translation>显示这些论文(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Rename or merge…</source>
        <translation>重命名或合并(&amp;R)…</translation>
    </message>
</context>
<context>
    <name>paperdip::KeywordRename</name>
    <message>
        <source>Merge keywords</source>
        <translation>合并关键词</translation>
    </message>
    <message>
        <source>Rename keyword</source>
        <translation>重命名关键词</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between keywords</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Merges in all lists: %1</source>
        <translation>在全部清单中合并：%1</translation>
    </message>
    <message>
        <source>Renames in all lists: %1</source>
        <translation>在全部清单中重命名：%1</translation>
    </message>
    <message>
        <source>New &amp;name:</source>
        <translation>新名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>合并(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Type the new name; a keyword that is there already takes these in.</source>
        <translation>输入新名称；若该关键词已存在，则并入其中。</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message numerus="yes">
        <source>%n entries change</source>
        <translation>
            <numerusform>%n 条将改动</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing changes</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>stays: the list is only read</source>
        <translation>保持不变：此清单只读</translation>
    </message>
    <message>
        <source>stays: it is written in HTML</source>
        <translation>保持不变：该条以 HTML 书写</translation>
    </message>
    <message>
        <source>stays: its form cannot hold this name</source>
        <translation>保持不变：该条的格式写不下此名称</translation>
    </message>
    <message numerus="yes">
        <source>and %n more that stay</source>
        <translation>
            <numerusform>另有 %n 条保持不变</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>没有改动。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries change, as one step that undo takes back.</source>
        <translation>
            <numerusform>%n 条将改动，一次撤销即可全部恢复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay as they are.</source>
        <translation>
            <numerusform>%n 条保持不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>merge keywords into “%1”</source>
        <translation>合并关键词为“%1”</translation>
    </message>
    <message>
        <source>rename keyword to “%1”</source>
        <translation>将关键词重命名为“%1”</translation>
    </message>
</context>
<context>
    <name>paperdip::ListEditor</name>
    <message>
        <source>mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>mark as reading</source>
        <translation>标为在读</translation>
    </message>
    <message>
        <source>mark as to read</source>
        <translation>标为待读</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message numerus="yes">
        <source>add %n paper(s)</source>
        <translation>
            <numerusform>添加 %n 篇论文</numerusform>
        </translation>
    </message>
    <message>
        <source>new section</source>
        <translation>新建分区</translation>
    </message>
    <message>
        <source>change level</source>
        <translation>更改级别</translation>
    </message>
    <message>
        <source>Reading list</source>
        <translation>阅读清单</translation>
    </message>
    <message numerus="yes">
        <source>copy %n paper(s)</source>
        <translation>
            <numerusform>复制 %n 篇论文</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::ListOpener</name>
    <message>
        <source>Open list</source>
        <translation>打开清单</translation>
    </message>
    <message>
        <source>Markdown (*.md *.markdown *.mkd)</source>
        <translation>Markdown (*.md *.markdown *.mkd)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>paperdip::MainWindow</name>
    <message>
        <source>This step can no longer be undone: %1</source>
        <translation>这一步已无法撤销：%1</translation>
    </message>
    <message>
        <source>Paper Dip</source>
        <translation>Paper Dip</translation>
    </message>
    <message>
        <source>“%1” is not saved in a file. Closing it loses it.</source>
        <translation>“%1”尚未保存到文件，关闭后将丢失。</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not everything could be saved: %1 What is unsaved stays in the library.</source>
        <translation>有内容未能保存：%1未保存的部分仍保留在本机。</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍然关闭</translation>
    </message>
</context>
<context>
    <name>paperdip::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>论文(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Copy a&amp;s</source>
        <translation>复制为(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>笔记(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Git</source>
        <translation>&amp;Git</translation>
    </message>
</context>
<context>
    <name>paperdip::MessageBar</name>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>paperdip::MoveToSection</name>
    <message>
        <source>Move to section</source>
        <translation>移动到分区</translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation>输入分区名称的一部分</translation>
    </message>
    <message>
        <source>Enter moves, Esc leaves everything as it is</source>
        <translation>回车移动，Esc 取消</translation>
    </message>
    <message numerus="yes">
        <source>%n more: type more of its name</source>
        <translation>
            <numerusform>还有 %n 个，请再输入几个字</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::NoteActions</name>
    <message>
        <source>&amp;Bold</source>
        <translation>粗体(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>斜体(&amp;I)</translation>
    </message>
    <message>
        <source>Stri&amp;ke through</source>
        <translation>删除线(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>代码(&amp;C)</translation>
    </message>
    <message>
        <source>For&amp;mula</source>
        <translation>公式(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>链接(&amp;L)</translation>
    </message>
    <message>
        <source>Heading &amp;%1</source>
        <translation>&amp;%1 级标题</translation>
    </message>
    <message>
        <source>&amp;Quote</source>
        <translation>引用(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Bulleted list</source>
        <translation>无序列表(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Numbered list</source>
        <translation>有序列表(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Task box, tick or empty</source>
        <translation>任务框：勾选或取消(&amp;T)</translation>
    </message>
    <message>
        <source>Move lines &amp;up</source>
        <translation>上移所在行(&amp;U)</translation>
    </message>
    <message>
        <source>Move lines &amp;down</source>
        <translation>下移所在行(&amp;D)</translation>
    </message>
    <message>
        <source>Paste as plain te&amp;xt</source>
        <translation>粘贴为纯文本(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Find in the note</source>
        <translation>在笔记中查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Replace in the note</source>
        <translation>在笔记中替换(&amp;R)</translation>
    </message>
    <message>
        <source>Find n&amp;ext</source>
        <translation>查找下一处(&amp;E)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一处(&amp;P)</translation>
    </message>
</context>
<context>
    <name>paperdip::NoteCommands</name>
    <message>
        <source>Rename note</source>
        <translation>重命名笔记</translation>
    </message>
    <message>
        <source>Link note</source>
        <translation>链接笔记</translation>
    </message>
    <message>
        <source>Link a note</source>
        <translation>链接笔记</translation>
    </message>
    <message>
        <source>Markdown files (*.md)</source>
        <translation>Markdown 文件 (*.md)</translation>
    </message>
    <message>
        <source>Move note to trash</source>
        <translation>将笔记移到回收站</translation>
    </message>
    <message>
        <source>Move “%1” to the trash?</source>
        <translation>将“%1”移到回收站？</translation>
    </message>
    <message>
        <source>Pictures that only this note shows go with it, and links to it are taken out. Undo brings all of it back.</source>
        <translation>只在这篇笔记里用到的图片一并移走，指向它的链接会去掉。撤销可以全部恢复。</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>删除笔记</translation>
    </message>
</context>
<context>
    <name>paperdip::NoteFooter</name>
    <message>
        <source>Linked from</source>
        <translation>链接到此处</translation>
    </message>
    <message>
        <source>Mentioned in</source>
        <translation>提到这篇论文</translation>
    </message>
    <message>
        <source>Not linked yet</source>
        <translation>提到但未链接</translation>
    </message>
    <message>
        <source>Link them</source>
        <translation>全部加上链接</translation>
    </message>
</context>
<context>
    <name>paperdip::NoteNavigation</name>
    <message>
        <source>No headings</source>
        <translation>没有标题</translation>
    </message>
</context>
<context>
    <name>paperdip::NotePane</name>
    <message>
        <source>View</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>分栏</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>写笔记</translation>
    </message>
    <message>
        <source>No note for this paper yet.</source>
        <translation>这篇论文还没有笔记。</translation>
    </message>
    <message>
        <source>The note %1 was not found.</source>
        <translation>找不到笔记 %1。</translation>
    </message>
    <message>
        <source>This list has no file yet, so there is no place for notes. Export it first.</source>
        <translation>此清单还没有文件，无处存放笔记。请先导出。</translation>
    </message>
    <message>
        <source>· not saved yet</source>
        <translation>· 尚未保存</translation>
    </message>
    <message>
        <source>This is what you typed last time; it never reached the file.</source>
        <translation>这是您上次输入但未写入文件的内容。</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的版本</translation>
    </message>
    <message>
        <source>Use the file</source>
        <translation>使用文件中的版本</translation>
    </message>
    <message>
        <source>The note was changed by another program while you were writing.</source>
        <translation>您编辑期间，笔记已被其他程序修改。</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的版本</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>磁盘上的版本</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Images from the network are not shown.</source>
        <translation>未显示网络图片。</translation>
    </message>
    <message>
        <source>Show remote images</source>
        <translation>显示网络图片</translation>
    </message>
    <message>
        <source>· %1 of %2 words</source>
        <translation>· 已选 %1 字，共 %2 字</translation>
    </message>
    <message>
        <source>· %1 words</source>
        <translation>· %1 字</translation>
    </message>
    <message>
        <source>Write it anew</source>
        <translation>重新写一篇</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
</context>
<context>
    <name>paperdip::NoteSession</name>
    <message>
        <source>Write note</source>
        <translation>写笔记</translation>
    </message>
</context>
<context>
    <name>paperdip::NoteShowing</name>
    <message>
        <source>The printer took nothing.</source>
        <translation>打印机没有接受任何内容。</translation>
    </message>
    <message>
        <source>Export note as PDF</source>
        <translation>将笔记导出为 PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
</context>
<context>
    <name>paperdip::NoteTemplateDialog</name>
    <message>
        <source>Template for new notes</source>
        <translation>新笔记模板</translation>
    </message>
    <message>
        <source>A new note in the list “%1” begins with this:</source>
        <translation>清单“%1”里的新笔记这样开头：</translation>
    </message>
    <message>
        <source>&amp;Learn from the notes</source>
        <translation>从已有笔记学习(&amp;L)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保存(&amp;K)</translation>
    </message>
</context>
<context>
    <name>paperdip::NoteVersions</name>
    <message>
        <source>Earlier versions</source>
        <translation>早期版本</translation>
    </message>
    <message>
        <source>There are no earlier versions of “%1” yet.</source>
        <translation>“%1”还没有早期版本。</translation>
    </message>
    <message>
        <source>What “%1” held until then:</source>
        <translation>“%1”在那之前的内容：</translation>
    </message>
</context>
<context>
    <name>paperdip::NothingFound</name>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>是否要找“%1”？</translation>
    </message>
</context>
<context>
    <name>paperdip::OutlineDelegate</name>
    <message>
        <source>Fetch failed: %1</source>
        <translation>获取失败：%1</translation>
    </message>
    <message>
        <source>Waiting for title…</source>
        <translation>等待获取标题…</translation>
    </message>
    <message>
        <source>Note not found: %1</source>
        <translation>找不到笔记：%1</translation>
    </message>
    <message>
        <source>Title and abstract are being fetched</source>
        <translation>正在获取标题与摘要</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>This paper has been withdrawn</source>
        <translation>这篇论文已撤稿</translation>
    </message>
    <message>
        <source>Published since you last looked</source>
        <translation>上次查看之后已正式发表</translation>
    </message>
    <message>
        <source>There is a newer version</source>
        <translation>有新版本</translation>
    </message>
    <message>
        <source>The PDF is on this computer</source>
        <translation>PDF 已在本机</translation>
    </message>
    <message>
        <source>This list is only read; its papers can be copied to another one</source>
        <translation>此清单只读；其中的论文可以复制到别的清单</translation>
    </message>
</context>
<context>
    <name>paperdip::OutsideChanges</name>
    <message>
        <source>Write it again</source>
        <translation>重新写入</translation>
    </message>
    <message>
        <source>Keep only on this computer</source>
        <translation>仅保存在本机</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的版本</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>磁盘上的版本</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Another program emptied %1. Which version counts?</source>
        <translation>%1 被其他程序清空了。以哪个版本为准？</translation>
    </message>
    <message>
        <source>%1 is no longer there. The list is still here.</source>
        <translation>%1 已不存在，清单仍保留在这里。</translation>
    </message>
    <message>
        <source>%1 holds a merge that Git left unfinished. Which version counts?</source>
        <translation>%1 中有未完成的 Git 合并。以哪个版本为准？</translation>
    </message>
    <message>
        <source>Another program took more than half of the papers out of %1. Which version counts?</source>
        <translation>其他程序从 %1 中移除了半数以上的论文。以哪个版本为准？</translation>
    </message>
    <message>
        <source>%1 was changed here and by another program. Which version counts?</source>
        <translation>%1 在这里和其他程序中都有修改。以哪个版本为准？</translation>
    </message>
    <message>
        <source>Write mine now</source>
        <translation>立即写入我的版本</translation>
    </message>
    <message>
        <source>Read it now</source>
        <translation>立即读取</translation>
    </message>
    <message>
        <source>The folder %1 is not there. “%2” stays as it is, and is written when the folder comes back.</source>
        <translation>找不到文件夹 %1。“%2”保持原样，文件夹恢复后会自动写入。</translation>
    </message>
    <message>
        <source>Git took changes out of %1 while something was changed here. Which version counts?</source>
        <translation>Git 撤去了 %1 中的改动，而此处也有改动。以哪个版本为准？</translation>
    </message>
    <message>
        <source>%1 is under way around %2. The list is neither written nor read again until it is over.</source>
        <translation>%2 所在的仓库正在进行%1，完成之前既不写入也不重新读取清单。</translation>
    </message>
    <message>
        <source>%2 holds conflict markers: %1 is not finished. Which version counts?</source>
        <translation>%2 含有冲突标记：%1尚未完成。以哪个版本为准？</translation>
    </message>
    <message>
        <source>%1 is that of the branch %2 now, and something was changed here on %3 that is in neither. Going back to %3 brings its list back. Which version counts?</source>
        <translation>%1 现在是分支 %2 的版本，而此处在 %3 上还有未写入文件的改动。切换回 %3 即可恢复它的清单。以哪个版本为准？</translation>
    </message>
    <message>
        <source>The branch %2 has no %1. Going back to %3 brings it back.</source>
        <translation>分支 %2 中没有 %1。切换回 %3 即可恢复。</translation>
    </message>
    <message>
        <source>%1 is empty on the branch %2. Going back to %3 brings its list back. Which version counts?</source>
        <translation>%1 在分支 %2 上是空的。切换回 %3 即可恢复它的清单。以哪个版本为准？</translation>
    </message>
    <message>
        <source>On the branch %2, %1 has less than half of the papers that it has on %3. Going back to %3 brings them back. Which version counts?</source>
        <translation>在分支 %2 上，%1 的论文不到 %3 上的一半。切换回 %3 即可恢复。以哪个版本为准？</translation>
    </message>
    <message>
        <source>A merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>A rebase</source>
        <translation>变基</translation>
    </message>
    <message>
        <source>The applying of patches</source>
        <translation>应用补丁</translation>
    </message>
    <message>
        <source>A cherry-pick</source>
        <translation>拣选</translation>
    </message>
    <message>
        <source>A revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>A bisection</source>
        <translation>二分查找</translation>
    </message>
    <message>
        <source>Something of Git’s</source>
        <translation>Git 操作</translation>
    </message>
    <message>
        <source>%1 → %2: “%3” was read again</source>
        <translation>%1 → %2：已重新读取“%3”</translation>
    </message>
    <message>
        <source>A stash took changes out of “%1”; the list was read again.</source>
        <translation>储藏（stash）撤去了“%1”中的改动，已重新读取清单。</translation>
    </message>
    <message>
        <source>A reset took changes out of “%1”; the list was read again.</source>
        <translation>重置（reset）撤去了“%1”中的改动，已重新读取清单。</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>恢复这些改动</translation>
    </message>
</context>
<context>
    <name>paperdip::PaperAdder</name>
    <message>
        <source>“%1” is already in the list</source>
        <translation>“%1”已在清单中</translation>
    </message>
    <message>
        <source>“%1” is already in “%2”</source>
        <translation>“%1”已在“%2”中</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>转到该条</translation>
    </message>
    <message>
        <source>Add here too</source>
        <translation>仍添加到此处</translation>
    </message>
    <message numerus="yes">
        <source>Maybe %n paper(s): %1</source>
        <translation>
            <numerusform>可能是 %n 篇论文：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 papers are already in the list</source>
        <translation>
            <numerusform>%1 篇论文中有 %n 篇已在清单中</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示这些论文</translation>
    </message>
    <message>
        <source>Add them here too</source>
        <translation>在此处也添加</translation>
    </message>
</context>
<context>
    <name>paperdip::PaperCard</name>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Change keywords</source>
        <translation>修改关键词</translation>
    </message>
    <message>
        <source>Change remark</source>
        <translation>修改备注</translation>
    </message>
    <message>
        <source>No papers here yet</source>
        <translation>这里还没有论文</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n paper(s) read</source>
        <translation>
            <numerusform>%n 篇论文，已读 %1 篇</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer authors</source>
        <translation>收起作者</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more author(s)</source>
        <translation>
            <numerusform>显示其余 %n 位作者</numerusform>
        </translation>
    </message>
    <message>
        <source>Open abstract page</source>
        <translation>打开摘要页</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>写笔记</translation>
    </message>
    <message>
        <source>Only on this computer</source>
        <translation>仅保存在本机</translation>
    </message>
    <message>
        <source>Mark as %1</source>
        <translation>标为%1</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Add keywords</source>
        <translation>添加关键词</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add a remark</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>This list has no place for it, so it is kept in Paper Dip</source>
        <translation>这份清单没有写它的地方，内容保存在 Paper Dip 里</translation>
    </message>
    <message>
        <source>Keywords (only here)</source>
        <translation>关键词（仅在此处）</translation>
    </message>
    <message>
        <source>Remark (only here)</source>
        <translation>备注（仅在此处）</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>发表信息</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤稿</translation>
    </message>
    <message>
        <source>The authors or arXiv have withdrawn this paper</source>
        <translation>作者或 arXiv 已撤回这篇论文</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新动态：%1</translation>
    </message>
    <message>
        <source>Click when you have seen it</source>
        <translation>看过后点击，不再提示</translation>
    </message>
    <message>
        <source>Look for papers</source>
        <translation>找论文</translation>
    </message>
    <message>
        <source>Also in</source>
        <translation>另见于</translation>
    </message>
</context>
<context>
    <name>paperdip::PdfAdder</name>
    <message numerus="yes">
        <source>Looking which papers %n PDF file(s) hold…</source>
        <translation>
            <numerusform>正在识别 %n 个 PDF 文件对应的论文…</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>The names of %n PDF file(s) do not say which paper it is: %1. To read first pages as well, install the package poppler-utils.</source>
        <translation>
            <numerusform>%n 个 PDF 文件的文件名看不出是哪篇论文：%1。若要同时读取首页，请安装软件包 poppler-utils。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No arXiv id or DOI was found in %n PDF file(s): %1.</source>
        <translation>
            <numerusform>%n 个 PDF 文件中没有找到 arXiv 编号或 DOI：%1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::PdfChips</name>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Open PDF</source>
        <translation>打开 PDF</translation>
    </message>
    <message>
        <source>PDF did not come</source>
        <translation>PDF 下载失败</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Go on with PDF · %1</source>
        <translation>继续下载 PDF · %1</translation>
    </message>
    <message>
        <source>Download PDF</source>
        <translation>下载 PDF</translation>
    </message>
    <message>
        <source>Into Paper Dip’s data folder</source>
        <translation>保存到 Paper Dip 的数据文件夹</translation>
    </message>
    <message>
        <source>PDF · %1</source>
        <translation>PDF · %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What has come so far is kept</source>
        <translation>已下载的部分会保留</translation>
    </message>
    <message>
        <source>PDF is waiting</source>
        <translation>PDF 等待下载</translation>
    </message>
    <message>
        <source>PDF is being copied</source>
        <translation>正在复制 PDF</translation>
    </message>
    <message>
        <source>PDF is asked for</source>
        <translation>正在请求 PDF</translation>
    </message>
</context>
<context>
    <name>paperdip::PdfCommands</name>
    <message>
        <source>It is not known where the PDF of “%1” is</source>
        <translation>不知道“%1”的 PDF 在哪里</translation>
    </message>
    <message numerus="yes">
        <source>It is not known where the PDFs of %n paper(s) are</source>
        <translation>
            <numerusform>不知道 %n 篇论文的 PDF 在哪里</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” has a PDF already</source>
        <translation>“%1”已有 PDF</translation>
    </message>
    <message>
        <source>%1 is not a PDF</source>
        <translation>%1 不是 PDF</translation>
    </message>
    <message>
        <source>Attach PDF file</source>
        <translation>附加 PDF 文件</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>The PDF of “%1” is in the trash</source>
        <translation>“%1”的 PDF 已移到回收站</translation>
    </message>
    <message>
        <source>The PDF of “%1” did not come: %2</source>
        <translation>“%1”的 PDF 下载失败：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n PDF(s) did not come; the last: %1</source>
        <translation>
            <numerusform>%n 个 PDF 下载失败，最近一个：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>paperdip::PdfWording</name>
    <message>
        <source>The server is busy and asks for patience.</source>
        <translation>服务器繁忙，请稍后再试。</translation>
    </message>
    <message numerus="yes">
        <source>The server is busy and asks to be left alone for %n minute(s).</source>
        <translation>
            <numerusform>服务器繁忙，请在 %n 分钟后再试。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no connection.</source>
        <translation>没有网络连接。</translation>
    </message>
    <message>
        <source>Its address leads to a place where nothing may be fetched.</source>
        <translation>该地址指向不允许下载的位置。</translation>
    </message>
    <message>
        <source>A web page came, not a PDF; perhaps one has to log in there.</source>
        <translation>收到的是网页而不是 PDF，可能需要先登录。</translation>
    </message>
    <message>
        <source>What came is not a PDF.</source>
        <translation>收到的不是 PDF。</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>文件过大。</translation>
    </message>
    <message>
        <source>The server does not have it.</source>
        <translation>服务器上没有该文件。</translation>
    </message>
    <message>
        <source>The server does not give it to this program.</source>
        <translation>服务器拒绝向本程序提供该文件。</translation>
    </message>
    <message>
        <source>The server answered with status %1.</source>
        <translation>服务器返回状态 %1。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>paperdip::ProblemText</name>
    <message>
        <source>Listed more than once</source>
        <translation>重复列出</translation>
    </message>
    <message>
        <source>arXiv ids that disagree</source>
        <translation>arXiv 编号不一致</translation>
    </message>
    <message>
        <source>Empty links</source>
        <translation>空链接</translation>
    </message>
    <message>
        <source>Broken links</source>
        <translation>失效的链接写法</translation>
    </message>
    <message>
        <source>Malformed arXiv ids</source>
        <translation>格式错误的 arXiv 编号</translation>
    </message>
    <message>
        <source>Addresses with rubbish</source>
        <translation>地址中有多余内容</translation>
    </message>
    <message>
        <source>Missing notes</source>
        <translation>找不到的笔记</translation>
    </message>
    <message>
        <source>Missing files</source>
        <translation>找不到的文件</translation>
    </message>
    <message>
        <source>Missing pictures</source>
        <translation>找不到的图片</translation>
    </message>
    <message>
        <source>Notes headed by another paper</source>
        <translation>笔记标题指向其他论文</translation>
    </message>
    <message>
        <source>Ids of another title</source>
        <translation>编号与标题不符</translation>
    </message>
    <message>
        <source>Notes that nothing links</source>
        <translation>未被链接的笔记</translation>
    </message>
    <message>
        <source>Pictures that nothing shows</source>
        <translation>未被使用的图片</translation>
    </message>
    <message>
        <source>%1 also stands on line %2, in “%3”</source>
        <translation>%1 也列在第 %2 行（“%3”）</translation>
    </message>
    <message>
        <source>%1 also stands on line %2</source>
        <translation>%1 也列在第 %2 行</translation>
    </message>
    <message>
        <source>There is no file “%1”</source>
        <translation>找不到文件“%1”</translation>
    </message>
    <message>
        <source>There is no file “%1”; did you mean “%2”?</source>
        <translation>找不到文件“%1”，是否为“%2”？</translation>
    </message>
    <message>
        <source>There is no file “%1”; did you mean one of: %2?</source>
        <translation>找不到文件“%1”，是否为以下之一：%2？</translation>
    </message>
    <message>
        <source>There is no picture “%1”</source>
        <translation>找不到图片“%1”</translation>
    </message>
    <message>
        <source>There is no picture “%1”; did you mean “%2”?</source>
        <translation>找不到图片“%1”，是否为“%2”？</translation>
    </message>
    <message>
        <source>The note is headed by arXiv %1, but its entry is %2</source>
        <translation>笔记标题是 arXiv %1，但条目是 %2</translation>
    </message>
    <message>
        <source>arXiv %1 is “%2”</source>
        <translation>arXiv %1 的标题是“%2”</translation>
    </message>
    <message>
        <source>No entry links this note</source>
        <translation>没有条目链接这篇笔记</translation>
    </message>
    <message>
        <source>No note shows this picture</source>
        <translation>没有笔记使用这张图片</translation>
    </message>
    <message>
        <source>The label says %1, but the link leads to %2</source>
        <translation>标签写的是 %1，链接却指向 %2</translation>
    </message>
    <message>
        <source>“%1” leads to %2, but “%3” beside it to %4</source>
        <translation>“%1”指向 %2，旁边的“%3”却指向 %4</translation>
    </message>
    <message>
        <source>The link “%1” leads nowhere: its address is empty</source>
        <translation>链接“%1”没有地址</translation>
    </message>
    <message>
        <source>A blank between ] and ( keeps this from being a link</source>
        <translation>] 与 ( 之间有空格，因此不是链接</translation>
    </message>
    <message>
        <source>A blank in the address keeps this from being a link</source>
        <translation>地址中有空格，因此不是链接</translation>
    </message>
    <message>
        <source>“%1” is taken for a file&apos;s name: “https://” is missing</source>
        <translation>“%1”缺少“https://”，会被当作文件名</translation>
    </message>
    <message>
        <source>“%1” is no arXiv id</source>
        <translation>“%1”不是 arXiv 编号</translation>
    </message>
    <message>
        <source>“%1” is no arXiv id; the link leads to %2</source>
        <translation>“%1”不是 arXiv 编号，链接指向 %2</translation>
    </message>
    <message>
        <source>“%1” is no arXiv id; the label says %2</source>
        <translation>“%1”不是 arXiv 编号，标签写的是 %2</translation>
    </message>
    <message>
        <source>“%1” does not belong to the address</source>
        <translation>“%1”不属于地址</translation>
    </message>
    <message>
        <source>The address works without “%1”</source>
        <translation>去掉“%1”地址仍然有效</translation>
    </message>
</context>
<context>
    <name>paperdip::ProblemsView</name>
    <message>
        <source>&amp;Go to it</source>
        <translation>转到该条(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Fix</source>
        <translation>修复(&amp;F)</translation>
    </message>
    <message>
        <source>Fix &amp;all of this kind…</source>
        <translation>修复所有同类问题(&amp;A)…</translation>
    </message>
    <message>
        <source>Move to &amp;trash…</source>
        <translation>移到回收站(&amp;T)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Looking at “%1”…</source>
        <translation>正在检查“%1”…</translation>
    </message>
    <message>
        <source>No problems found in “%1”.</source>
        <translation>“%1”没有发现问题。</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in “%1”</source>
        <translation>
            <numerusform>“%1”中有 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message numerus="yes">
        <source>Problems (%n)</source>
        <translation>
            <numerusform>问题（%n）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>&amp;Open file</source>
        <translation>打开文件(&amp;O)</translation>
    </message>
    <message numerus="yes">
        <source>fix %n problem(s)</source>
        <translation>
            <numerusform>修复 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Move “%1” to the trash?</source>
        <translation>将“%1”移到回收站？</translation>
    </message>
    <message>
        <source>Nothing in the folder of the list names it.</source>
        <translation>清单所在文件夹中没有任何文件提到它。</translation>
    </message>
</context>
<context>
    <name>paperdip::ProxySettings</name>
    <message>
        <source>The system’s proxy</source>
        <translation>使用系统代理</translation>
    </message>
    <message>
        <source>From the environment (http_proxy …)</source>
        <translation>使用环境变量（http_proxy 等）</translation>
    </message>
    <message>
        <source>HTTP proxy</source>
        <translation>HTTP 代理</translation>
    </message>
    <message>
        <source>SOCKS5 proxy</source>
        <translation>SOCKS5 代理</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>不使用代理</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Host, such as 127.0.0.1</source>
        <translation>主机，例如 127.0.0.1</translation>
    </message>
    <message>
        <source>Proxy host</source>
        <translation>代理主机</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>代理端口</translation>
    </message>
    <message>
        <source>User name, where it wants one</source>
        <translation>用户名（需要时填写）</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Kept as it is in this program’s settings file</source>
        <translation>以明文保存在本程序的设置文件中</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>A program that is started from an icon does not see what .bashrc sets. Where nothing arrives, enter the proxy by hand.</source>
        <translation>从图标启动的程序看不到 .bashrc 中的设置。如果一直获取不到，请手动填写代理。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Asking doi.org…</source>
        <translation>正在连接 doi.org…</translation>
    </message>
    <message>
        <source>doi.org answered after %1 ms.</source>
        <translation>doi.org 已响应，用时 %1 毫秒。</translation>
    </message>
    <message>
        <source>Not reached: %1</source>
        <translation>无法连接：%1</translation>
    </message>
</context>
<context>
    <name>paperdip::QueueModel</name>
    <message>
        <source>Being fetched</source>
        <translation>正在获取</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>查不到</translation>
    </message>
    <message>
        <source>Will be tried again</source>
        <translation>稍后重试</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>not before %1</source>
        <translation>%1 之后再试</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>From where, and why not</source>
        <translation>来源与原因</translation>
    </message>
</context>
<context>
    <name>paperdip::QueueView</name>
    <message>
        <source>Queue</source>
        <translation>获取队列</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Read arXiv’s &amp;page</source>
        <translation>读取 arXiv 页面(&amp;P)</translation>
    </message>
    <message>
        <source>Asks arXiv’s own page for the papers that no service gave</source>
        <translation>各服务都查不到时，直接读取 arXiv 的论文页面</translation>
    </message>
    <message>
        <source>Take &amp;out</source>
        <translation>移出队列(&amp;O)</translation>
    </message>
    <message>
        <source>The papers stay in the list; nothing is fetched for them</source>
        <translation>论文仍留在清单中，只是不再获取</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message numerus="yes">
        <source>%n to fetch</source>
        <translation>
            <numerusform>%n 篇待获取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 篇失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to be fetched.</source>
        <translation>没有等待获取的论文。</translation>
    </message>
    <message>
        <source>arXiv has refused us; fetching stops until the next start</source>
        <translation>arXiv 拒绝了请求，下次启动前不再获取</translation>
    </message>
    <message>
        <source>Offline; will continue by itself</source>
        <translation>当前离线，联网后自动继续</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Take all &amp;out</source>
        <translation>全部移出(&amp;O)</translation>
    </message>
</context>
<context>
    <name>paperdip::SearchResults</name>
    <message>
        <source>&amp;Reverse order</source>
        <translation>倒序(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Best match first</source>
        <translation>最相关在前(&amp;B)</translation>
    </message>
    <message>
        <source>By &amp;title</source>
        <translation>按标题(&amp;T)</translation>
    </message>
    <message>
        <source>By &amp;authors</source>
        <translation>按作者(&amp;A)</translation>
    </message>
    <message>
        <source>By &amp;year</source>
        <translation>按年份(&amp;Y)</translation>
    </message>
    <message>
        <source>By &amp;state</source>
        <translation>按状态(&amp;S)</translation>
    </message>
    <message>
        <source>As in the &amp;list</source>
        <translation>按清单中的顺序(&amp;L)</translation>
    </message>
    <message>
        <source>By day a&amp;dded</source>
        <translation>按添加日期(&amp;D)</translation>
    </message>
    <message>
        <source>By day r&amp;ead</source>
        <translation>按读完日期(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;No groups</source>
        <translation>不分组(&amp;N)</translation>
    </message>
    <message>
        <source>Group by se&amp;ction</source>
        <translation>按分区分组(&amp;C)</translation>
    </message>
    <message>
        <source>Group by yea&amp;r</source>
        <translation>按年份分组(&amp;R)</translation>
    </message>
    <message>
        <source>Group by stat&amp;e</source>
        <translation>按状态分组(&amp;E)</translation>
    </message>
    <message>
        <source>Group by l&amp;ist</source>
        <translation>按清单分组(&amp;I)</translation>
    </message>
    <message numerus="yes">
        <source>More than %n result(s)</source>
        <translation>
            <numerusform>%n 条以上结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n 条结果</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort and group this list; the files stay as they are</source>
        <translation>对此列表排序和分组，文件保持不变</translation>
    </message>
    <message>
        <source>Sort and group</source>
        <translation>排序和分组</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>搜索结果</translation>
    </message>
</context>
<context>
    <name>paperdip::SearchResultsDelegate</name>
    <message>
        <source>Keywords: </source>
        <translation>关键词：</translation>
    </message>
    <message>
        <source>Authors: </source>
        <translation>作者：</translation>
    </message>
    <message>
        <source>Link: </source>
        <translation>链接：</translation>
    </message>
    <message>
        <source>Venue: </source>
        <translation>发表于：</translation>
    </message>
    <message>
        <source>Remark: </source>
        <translation>备注：</translation>
    </message>
    <message>
        <source>Abstract: </source>
        <translation>摘要：</translation>
    </message>
    <message>
        <source>Note: </source>
        <translation>笔记：</translation>
    </message>
    <message>
        <source>Year unknown</source>
        <translation>年份未知</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>在读</translation>
    </message>
    <message>
        <source>To read</source>
        <translation>待读</translation>
    </message>
</context>
<context>
    <name>paperdip::SectionBox</name>
    <message>
        <source>The beginning of “%1”</source>
        <translation>“%1”的开头</translation>
    </message>
    <message>
        <source>A new list</source>
        <translation>新清单</translation>
    </message>
</context>
<context>
    <name>paperdip::SettingsDialog</name>
    <message>
        <source>System language</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <translation>网络(&amp;W)</translation>
    </message>
    <message>
        <source>Wr&amp;iting</source>
        <translation>书写(&amp;I)</translation>
    </message>
</context>
<context>
    <name>paperdip::ShelfCommands</name>
    <message>
        <source>reorder “Next up”</source>
        <translation>调整“接下来读”的顺序</translation>
    </message>
    <message>
        <source>take off “Next up”</source>
        <translation>移出“接下来读”</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) taken off “Next up”</source>
        <translation>
            <numerusform>已将 %n 篇论文移出“接下来读”</numerusform>
        </translation>
    </message>
    <message>
        <source>put on “Next up”</source>
        <translation>加入“接下来读”</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) put on “Next up”</source>
        <translation>
            <numerusform>已将 %n 篇论文加入“接下来读”</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>paperdip::ShelfModel</name>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>在读</translation>
    </message>
    <message>
        <source>To read</source>
        <translation>待读</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>paperdip::ShelfView</name>
    <message>
        <source>Next up</source>
        <translation>接下来读</translation>
    </message>
    <message>
        <source>&amp;Go to it</source>
        <translation>转到该条(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Mark as &amp;read</source>
        <translation>标为已读(&amp;R)</translation>
    </message>
    <message>
        <source>What is read leaves the shelf; undo brings it back</source>
        <translation>读完的论文会移出此处，撤销可恢复</translation>
    </message>
    <message>
        <source>Take &amp;off</source>
        <translation>移出(&amp;O)</translation>
    </message>
    <message>
        <source>The papers stay in their lists</source>
        <translation>论文仍保留在各自的清单中</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s), the next one first</source>
        <translation>
            <numerusform>%n 篇论文，最先读的排在最前</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is here yet. Select papers in a list and press Ctrl+T, or drag them here.</source>
        <translation>这里还没有论文。在清单中选中论文后按 Ctrl+T，或将论文拖到这里。</translation>
    </message>
</context>
<context>
    <name>paperdip::SourceCommands</name>
    <message numerus="yes">
        <source>add %n paper(s)</source>
        <translation>
            <numerusform>添加 %n 篇论文</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::SourceTree</name>
    <message>
        <source>Citation</source>
        <translation>引文</translation>
    </message>
    <message>
        <source>Already in “%1”</source>
        <translation>已在“%1”中</translation>
    </message>
    <message>
        <source>Looking it up…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>没有找到</translation>
    </message>
    <message numerus="yes">
        <source>%n found: tick the one</source>
        <translation>
            <numerusform>找到 %n 篇：请勾选正确的一篇</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>No link: look it up</source>
        <translation>没有链接：可查找</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Authors, venue</source>
        <translation>作者、出处</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>paperdip::SourceView</name>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>查看(&amp;L)</translation>
    </message>
    <message>
        <source>This is not the address of a web page.</source>
        <translation>这不是网页地址。</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>There is no connection to %1.</source>
        <translation>无法连接到 %1。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 未及时响应。</translation>
    </message>
    <message>
        <source>%1 is not a public address, so it is not asked.</source>
        <translation>%1 不是公共地址，因此不访问。</translation>
    </message>
    <message>
        <source>%1 sent nothing that could be read as a page.</source>
        <translation>%1 返回的内容无法作为网页读取。</translation>
    </message>
    <message>
        <source>No papers were found on “%1”.</source>
        <translation>在“%1”上没有找到论文。</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) on “%1”</source>
        <translation>
            <numerusform>“%1”上有 %n 篇论文</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new since the last look</source>
        <translation>
            <numerusform>上次查看后新增 %n 篇</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in a list</source>
        <translation>
            <numerusform>%n 篇已在清单中</numerusform>
        </translation>
    </message>
    <message>
        <source>only the first 2 MB of the page were read</source>
        <translation>只读取了网页的前 2 MB</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n paper(s)</source>
        <translation>
            <numerusform>添加 %n 篇论文(&amp;A)</numerusform>
        </translation>
    </message>
    <message>
        <source>Find on the page</source>
        <translation>在网页中查找</translation>
    </message>
    <message>
        <source>T&amp;ry again</source>
        <translation>重试(&amp;R)</translation>
    </message>
    <message>
        <source>No connection to Crossref</source>
        <translation>无法连接到 Crossref</translation>
    </message>
    <message>
        <source>Crossref did not answer</source>
        <translation>Crossref 未响应</translation>
    </message>
    <message>
        <source>%1 refused to give the page.</source>
        <translation>%1 拒绝提供该网页。</translation>
    </message>
</context>
<context>
    <name>paperdip::StartPage</name>
    <message>
        <source>Drop an arXiv link or a Markdown list here</source>
        <translation>将 arXiv 链接或 Markdown 清单拖到这里</translation>
    </message>
    <message>
        <source>A reading list is a Markdown file, such as the README.md of a repository. Paper Dip edits it in place and leaves everything else in it as it is.</source>
        <translation>阅读清单就是一个 Markdown 文件，例如仓库的 README.md。Paper Dip 直接在原文件中修改，其余内容保持原样。</translation>
    </message>
    <message>
        <source>Open list…</source>
        <translation>打开清单…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Try the sample list</source>
        <translation>试用示例清单</translation>
    </message>
</context>
<context>
    <name>paperdip::StatusStrip</name>
    <message>
        <source>Save now</source>
        <translation>立即保存</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>Only on this computer</source>
        <translation>仅保存在本机</translation>
    </message>
    <message>
        <source>This list has no file. Export it to make one.</source>
        <translation>此清单没有对应的文件，导出即可生成。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>changed outside as well as here</source>
        <translation>文件已被其他程序修改，这里也有改动</translation>
    </message>
    <message>
        <source>the file was emptied</source>
        <translation>文件被清空</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>文件已不存在</translation>
    </message>
    <message>
        <source>the file holds conflict markers</source>
        <translation>文件含有冲突标记</translation>
    </message>
    <message>
        <source>more than half of the papers are gone from the file</source>
        <translation>文件中少了半数以上的论文</translation>
    </message>
    <message>
        <source>arXiv has refused us; fetching stops until the next start</source>
        <translation>arXiv 拒绝了访问，下次启动前不再获取</translation>
    </message>
    <message>
        <source>Offline; will continue by itself</source>
        <translation>当前离线，联网后自动继续</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) waiting; paused</source>
        <translation>
            <numerusform>%n 篇论文等待获取，已暂停</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) could not be fetched</source>
        <translation>
            <numerusform>%n 篇论文获取失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fetching title and abstract of %n paper(s)</source>
        <translation>
            <numerusform>正在获取 %n 篇论文的标题与摘要</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · next request in %n s</source>
        <translation>
            <numerusform>%1 · %n 秒后发出下一次请求</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>What waits, what runs and what failed</source>
        <translation>查看等待、正在获取和失败的论文</translation>
    </message>
    <message>
        <source>Only read</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Git is in the middle of something here</source>
        <translation>Git 操作尚未完成</translation>
    </message>
    <message>
        <source>the file is another branch’s now</source>
        <translation>文件已是另一分支的版本</translation>
    </message>
    <message>
        <source>Git took changes out of the file</source>
        <translation>Git 撤去了文件中的改动</translation>
    </message>
</context>
<context>
    <name>paperdip::TemplateText</name>
    <message>
        <source>The template is empty.</source>
        <translation>模板是空的。</translation>
    </message>
    <message>
        <source>Line %1: there is no field “%2”.</source>
        <translation>第 %1 行：没有名为“%2”的字段。</translation>
    </message>
    <message>
        <source>Line %1: the braces are not right.</source>
        <translation>第 %1 行：花括号不匹配。</translation>
    </message>
    <message>
        <source>{title} stands for a field, {?venue: …} for a part that is only written where the field has a value. Fields: %1</source>
        <translation>{title} 代表一个字段；{?venue: …} 这一部分只在该字段有值时写出。可用字段：%1</translation>
    </message>
</context>
<context>
    <name>paperdip::TitleOffer</name>
    <message>
        <source>Tab: write its title, “%1”</source>
        <translation>按 Tab 写上标题“%1”</translation>
    </message>
</context>
<context>
    <name>paperdip::TreeCommands</name>
    <message>
        <source>New section</source>
        <translation>新建分区</translation>
    </message>
</context>
<context>
    <name>paperdip::UpdatesView</name>
    <message>
        <source>withdrawn</source>
        <translation>已撤稿</translation>
    </message>
    <message>
        <source>published</source>
        <translation>已正式发表</translation>
    </message>
    <message>
        <source>v%1 is out</source>
        <translation>有新版本 v%1</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>论文动态</translation>
    </message>
    <message>
        <source>&amp;Go to it</source>
        <translation>转到该条(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Seen</source>
        <translation>标为已看(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;All seen</source>
        <translation>全部标为已看(&amp;A)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing is new.</source>
        <translation>没有新动态。</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) with news</source>
        <translation>
            <numerusform>%n 篇论文有新动态</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::VersionsDialog</name>
    <message>
        <source>Only what &amp;differs from now</source>
        <translation>只看与现在的差别(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Bring this version back</source>
        <translation>恢复此版本(&amp;B)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Here it was taken out.</source>
        <translation>此时它被移除了。</translation>
    </message>
    <message>
        <source>Just as it is now.</source>
        <translation>与现在完全一样。</translation>
    </message>
</context>
<context>
    <name>paperdip::WorkLine</name>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel opening</source>
        <translation>取消打开</translation>
    </message>
</context>
<context>
    <name>paperdip::WritingSettings</name>
    <message>
        <source>Write notes in a &amp;font of their own</source>
        <translation>笔记使用单独的字体(&amp;F)</translation>
    </message>
    <message>
        <source>Font of notes</source>
        <translation>笔记字体</translation>
    </message>
    <message>
        <source>Size of notes</source>
        <translation>笔记字号</translation>
    </message>
    <message>
        <source>as the window</source>
        <translation>与窗口一致</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> 磅</translation>
    </message>
    <message>
        <source>Narrow lines</source>
        <translation>较窄的行</translation>
    </message>
    <message>
        <source>Lines that read well</source>
        <translation>适合阅读的行宽</translation>
    </message>
    <message>
        <source>Wide lines</source>
        <translation>较宽的行</translation>
    </message>
    <message>
        <source>Lines as wide as the window</source>
        <translation>与窗口同宽的行</translation>
    </message>
    <message>
        <source>Width of lines</source>
        <translation>行宽</translation>
    </message>
</context>
</TS>
