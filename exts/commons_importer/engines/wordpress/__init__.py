"""WordPress: an export (WXR) and a folder of uploads."""
