"""Settings that all tests share."""

from hypothesis import settings

from tests.store_fixtures import empty_database, empty_file, postgres_server, store, store_url

__all__ = ["empty_database", "empty_file", "postgres_server", "store", "store_url"]

# What has to pass before a change is taken must not hang on luck: the examples are the same each time.
# `make explore` looks for new ones. The first example may have to load word lists, and a busy machine is no failure.
settings.register_profile("prongsai", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("prongsai")
