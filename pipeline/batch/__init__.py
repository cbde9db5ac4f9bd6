"""The night: a folder of uploads in, each file once, unattended."""
