"""Readers of the old Markdown dialects: text in, one tree of nodes out.

The dialects disagree with CommonMark about what starts a block, so each has its own block
reader; all of them give the same :class:`~commons_importer.markdown.nodes.Node` tree.
"""
