import { describe, expect, it } from 'vitest'
import { cleanHtml, picturesInHtml } from '../../../renderer/editor/paste/cleanHtml'
import { plainText } from '#shared/draft/blocks'
import { readBlocks } from '#shared/draft/prose'
import { desk } from './desk'

/** As Word for Windows puts it on the clipboard, shortened. */
const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=EN-GB>
<!--StartFragment-->
<h1 style='mso-list:none'><a name="_Toc1"></a>Mobility<o:p></o:p></h1>
<h3>Outgoing</h3>
<p class=MsoNormal>Students <b style='mso-bidi-font-weight:normal'>plan</b> <i>early</i>, see <a href="https://example.org/a">the guide</a>
and <a href="javascript:alert(1)">this</a>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>One form</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>a.<span>&nbsp; </span></span><![endif]>for all faculties</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>One deadline</p>
<p class=MsoNormal>Then:</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp; </span></span>Point</p>
<table class=MsoTableGrid><tr><td width=200><p class=MsoNormal>KPI<o:p></o:p></p></td><td colspan=2><p class=MsoNormal>2031</p></td></tr></table>
<img width=10 src="file:///C:/Users/x/clip_image001.png"><script>alert(2)</script>
<!--EndFragment--></body></html>`

describe('cleanHtml', () => {
  it('leaves out what was deleted with changes tracked, and comments, and keeps digits high and low', () => {
    const { edit, prose } = desk()
    const { editor } = edit('section:one')
    editor.view.pasteHTML(
      `<p class=MsoNormal>Decide within <del cite="mailto:S">61</del><ins cite="mailto:S">20</ins> days<a
      style='mso-comment-reference:S_1'></a><span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[S1]</a></span>
      on 400 m<sup>2</sup>, the 1<sup>st</sup> with CO<sub>2</sub>.</p>
      <div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Why?</p></div></div>`,
    )
    expect(plainText(readBlocks(prose('section:one'))).replace(/\s+/g, ' ')).toBe(
      'Decide within 20 days on 400 m², the 1st with CO₂.',
    )
  })

  it('makes blocks of what Word puts on the clipboard, lists, levels and tables included', () => {
    const { edit, prose } = desk()
    const { editor } = edit('section:one')
    editor.view.pasteHTML(fromWord)
    const blocks = readBlocks(prose('section:one'))
    expect(blocks.map(block => (block.type === 'heading' ? `heading ${block.level}` : block.type))).toEqual([
      'heading 1',
      'heading 2',
      'paragraph',
      'list',
      'paragraph',
      'list',
      'table',
    ])
    expect(plainText(blocks)).toBe(
      'Mobility\nOutgoing\nStudents plan early, see the guide and this.\nOne form\nfor all faculties\nOne deadline\nThen:\nPoint\nKPI\t2031',
    )
    const [, , text, list, , points, table] = blocks
    expect(text).toMatchObject({
      content: [
        { text: 'Students ' },
        { text: 'plan', bold: true },
        { text: ' ' },
        { text: 'early', italic: true },
        { text: ', see ' },
        { text: 'the guide', link: 'https://example.org/a' },
        { text: ' and this.' },
      ],
    })
    expect(list).toMatchObject({
      ordered: true,
      items: [[{ type: 'paragraph' }, { type: 'list', ordered: true }], [{}]],
    })
    expect(points).toMatchObject({ ordered: false, items: [[{}]] })
    expect(table).toMatchObject({ rows: [[{ colspan: 1 }, { colspan: 2 }]] })
  })

  it('leaves no code, no remote picture and no style', () => {
    const clean = cleanHtml(
      '<p onclick="x()" style="color:red">a<img src="https://example.org/p.png" onerror="x()"></p><iframe src="https://example.org"></iframe>',
    )
    const { editor } = desk().edit('section:one')
    editor.view.pasteHTML(clean)
    expect(editor.view.dom.querySelector('img, iframe, [style], [onclick]')).toBeNull()
    expect(editor.getText()).toBe('a')
  })

  it('leaves what was copied from our own text as it is', () => {
    const own = '<h4 data-pm-slice="1 1 []">Small heading</h4>'
    expect(cleanHtml(own)).toBe(own)
  })

  it('finds pictures that lie in the HTML itself and leaves those that lie elsewhere', () => {
    const html = `<img src="data:image/png;base64,${btoa('abc')}"><img src="https://example.org/x.png"><img src="data:image/png;base64,!!">`
    expect(picturesInHtml(html)).toEqual([new TextEncoder().encode('abc')])
  })
})
