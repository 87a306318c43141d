# Renders what it is asked for, a JSON request a line, as the old engines did.
require 'json'
require 'kramdown'
require 'kramdown-parser-gfm'
require 'redcarpet'
STDOUT.sync = true
REDCARPET = { fenced_code_blocks: true, tables: true, strikethrough: true, autolink: true,
              superscript: true, highlight: true, quote: true, no_intra_emphasis: true }.freeze
STDIN.each_line do |line|
  request = JSON.parse(line)
  html =
    case request['dialect']
    when 'kramdown'
      Kramdown::Document.new(request['text'], input: 'GFM', hard_wrap: false,
                                              syntax_highlighter: nil).to_html
    when 'kramdown-plain'
      Kramdown::Document.new(request['text'], syntax_highlighter: nil).to_html
    else
      Redcarpet::Markdown.new(Redcarpet::Render::HTML.new, REDCARPET).render(request['text'])
    end
  puts JSON.dump(html)
end
