-- Hands a Word paragraph's style on to pdf.typ, which says how it looks.
function Div(div)
  local style = div.attributes["custom-style"]
  if not style then return nil end
  local blocks = pandoc.Blocks({ pandoc.RawBlock("typst", '#styled("' .. style .. '")[') })
  blocks:extend(div.content)
  blocks:insert(pandoc.RawBlock("typst", "]"))
  return blocks
end
