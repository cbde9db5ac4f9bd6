"""The nightly batch: a folder of uploads in, a store of reports out."""
