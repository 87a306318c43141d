"""MkDocs, with Material and the plugins that change what pages say."""
